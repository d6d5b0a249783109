"""The desk's screens that are ours: found in the URL map, each with an address in the demo or a reason to be left out.

Ours is a screen whose view, or the records it is about, come from a room of ours: our views, the screens Wagtail makes
of what we register, our settings and our kinds of page. A new one in no list is named by the test that asks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver
from wagtail.contrib.settings.registry import registry
from wagtail.models import get_page_models

from tests.browser.demo import Demo

ROOM = "dateline."
RECORDS_OF_WAGTAILS_OWN_ROOMS = ("dateline.media.models", "dateline.accounts.models")
"""Pictures, documents and people: the records are ours, the screens Wagtail's own, which no code of ours registers."""


@dataclass(frozen=True)
class Screen:
    """One screen as one of the newsroom meets it. `address` has gaps that `gaps` fills."""

    name: str
    address: str
    who: str = "edith"
    status: int = 200

    def __str__(self) -> str:
        return f"{self.who} {self.address}"


SCREENS = (
    Screen("wagtailadmin_login", "/desk/login/", ""),
    Screen("welcome", "{welcome}", ""),
    Screen("welcome", "/desk/welcome/MQ/over/", ""),
    Screen("wagtailadmin_home", "/desk/"),
    Screen("wagtailadmin_home", "/desk/", "ravi"),
    Screen("wagtailadmin_home", "/desk/", "mo"),
    Screen("nothing here", "/desk/nowhere/", status=404),
    Screen("desk_stories", "/desk/stories/"),
    Screen("desk_stories", "/desk/stories/?state=draft"),
    Screen("desk_stories", "/desk/stories/?q=zzzzzz"),
    Screen("desk_stories", "/desk/stories/?from_day=never"),
    Screen("desk_stories", "/desk/stories/", "ravi"),
    Screen("desk_new_story", "/desk/stories/new/"),
    Screen("desk_new_story", "/desk/stories/new/", "ravi"),
    Screen("desk_withdraw", "/desk/stories/{story}/withdraw/"),
    Screen("desk_tell_readers", "/desk/stories/{story}/phones/"),
    Screen("desk_phones", "/desk/phones/"),
    Screen("desk_phones", "/desk/phones/", "ravi"),
    Screen("desk_replies", "/desk/replies/"),
    Screen("desk_replies", "/desk/replies/", "mo"),
    Screen("desk_replies", "/desk/replies/?status=all", "mo"),
    Screen("desk_replies", "/desk/replies/?status=reported", "mo"),
    Screen("desk_replies", "/desk/replies/?status=appeals", "mo"),
    Screen("desk_replies", "/desk/replies/?status=flood", "mo"),
    Screen("desk_replies", "/desk/replies/?status=all&reply={reply}", "mo"),
    Screen("desk_decide_flood", "/desk/replies/flood/", "mo"),
    Screen("desk_reject_reply", "/desk/replies/{reply}/reject/", "mo"),
    Screen("desk_answer_reply", "/desk/replies/{reply}/answer/", "mo"),
    Screen("desk_note", "/desk/replies/{reply}/note/", "mo"),
    Screen("desk_ban", "/desk/replies/{reply}/ban/", "mo"),
    Screen("desk_bans", "/desk/replies/bans/", "mo"),
    Screen("desk_replies_log", "/desk/replies/log/", "mo"),
    Screen("desk_replies_log", "/desk/replies/log/?verb=report", "mo"),
    Screen("desk_letters", "/desk/replies/letters/", "mo"),
    Screen("desk_reader_data", "/desk/replies/data/", "mo"),
    Screen("desk_digest_wish", "/desk/replies/mail/", "mo"),
    Screen("desk_record", "/desk/record/"),
    Screen("desk_record", "/desk/record/", "ravi"),
    Screen("desk_record", "/desk/record/?story={read_story}"),
    Screen("desk_record", "/desk/record/?story=999999"),
    Screen("desk_record_names", "/desk/record/names/"),
    Screen("desk_record_voices", "/desk/record/voices/"),
    Screen("desk_record_voices", "/desk/record/voices/?of=2026", "ravi"),
    Screen("desk_record_said", "/desk/record/said/"),
    Screen("desk_record_said", "/desk/record/said/?who=Edwin+Marsh&about=Brandt"),
    Screen("desk_record_said", "/desk/record/said/?who=a"),
    Screen("desk_record_export", "/desk/record/export/"),
    Screen("desk_record_rules", "/desk/record/rules/"),
    Screen("desk_record_at_once", "/desk/record/at-once/"),
    Screen("desk_record_at_once", "/desk/record/at-once/?what=rule:name+beside+verb&certainty=0&decision=accept"),
    Screen("desk_record_at_once", "/desk/record/at-once/?what=event:win&certainty=0.95&decision=reject"),
    Screen("desk_record_at_once", "/desk/record/at-once/?what=all", status=422),
    Screen("desk_record_story", "/desk/record/{read_story}/"),
    Screen("desk_cases", "/desk/record/cases/"),
    Screen("desk_cases", "/desk/record/cases/?show=decided"),
    Screen("desk_case", "/desk/record/cases/{case}/"),
    Screen("desk_merge_subject", "/desk/subjects/{subject}/merge/"),
    Screen("desk_merge_subject", "/desk/subjects/{subject}/merge/?name=zzzzzz"),
    Screen("desk_merge_subject", "/desk/subjects/{subject}/merge/?into={other_subject}"),
    Screen("desk_split_subject", "/desk/subjects/{subject}/split/"),
    Screen("desk_record_events", "/desk/record/events/"),
    Screen("desk_record_events", "/desk/record/events/", "ravi"),
    Screen("desk_record_ties", "/desk/record/ties/"),
    Screen("desk_record_outcomes", "/desk/record/outcomes/"),
    Screen("desk_record_add_event", "/desk/record/{read_story}/add-event/"),
    Screen("desk_record_add_tie", "/desk/record/{read_story}/add-tie/"),
    Screen("desk_record_change_event", "/desk/record/events/{event}/change/"),
    Screen("desk_record_change_tie", "/desk/record/ties/{tie}/change/"),
    Screen("desk_record_related", "/desk/record/{read_story}/related/"),
    Screen("desk_record_related", "/desk/record/{read_story}/related/", "ravi"),
    Screen("desk_record_change_quote", "/desk/record/quotes/{quote}/change/"),
    Screen("desk_record_answer", "/desk/record/quotes/{confirmed_quote}/answers/"),
    Screen("desk_record_answer", "/desk/record/quotes/{confirmed_quote}/answers/?q=zzzzzz"),
    Screen("desk_record_change_name", "/desk/record/names/{mention}/change/"),
    Screen("desk_sections", "/desk/sections/"),
    Screen("desk_webhooks", "/desk/webhooks/"),
    Screen("desk_new_webhook", "/desk/webhooks/add/"),
    Screen("desk_webhook", "/desk/webhooks/{webhook}/"),
    Screen("desk_remove_webhook", "/desk/webhooks/{webhook}/remove/"),
    Screen("mishaps", "/desk/mishaps/"),
    Screen("mishap", "/desk/mishaps/{mishap}/"),
    Screen("desk_merge_author", "/desk/authors/{author}/merge/"),
    Screen("desk_authors:list", "/desk/authors/"),
    Screen("desk_authors:list", "/desk/authors/?q=zzzzzz", "ravi"),
    Screen("desk_authors:add", "/desk/authors/add/"),
    Screen("desk_authors:edit", "/desk/authors/edit/{author}/"),
    Screen("desk_authors:delete", "/desk/authors/delete/{author}/"),
    Screen("desk_authors:usage", "/desk/authors/usage/{author}/"),
    Screen("desk_authors:history", "/desk/authors/history/{author}/"),
    Screen("desk_subjects:list", "/desk/subjects/"),
    Screen("desk_subjects:add", "/desk/subjects/add/"),
    Screen("desk_subjects:edit", "/desk/subjects/edit/{subject}/"),
    Screen("desk_subjects:delete", "/desk/subjects/delete/{subject}/"),
    Screen("desk_subjects:usage", "/desk/subjects/usage/{subject}/"),
    Screen("desk_subjects:history", "/desk/subjects/history/{subject}/"),
    Screen("setting publication.House", "/desk/settings/publication/house/1/"),
    Screen("setting fronts.BreakingStrip", "/desk/settings/fronts/breakingstrip/1/"),
    Screen("setting publication.MachineRules", "/desk/settings/publication/machinerules/"),
    Screen("page fronts.Front", "/desk/pages/{front}/edit/"),
    Screen("page publication.StandingPage", "/desk/pages/{standing}/edit/"),
    Screen("page stories.Section", "/desk/pages/{section}/edit/"),
    Screen("page stories.Story", "/desk/pages/{story}/edit/"),
    Screen("page stories.Story", "/desk/pages/{draft}/edit/"),
    Screen("page stories.Story", "/desk/pages/add/stories/story/{section}/", "ravi"),
)

LEFT_OUT = {
    r".*results": "a part of the list before it, which its script asks for",
    r"wagtailsnippetchoosers_.*:(chosen|chosen_multiple)": "an answer for a script",
    r"wagtailsnippetchoosers_.*:(choose|create)": "a dialog over a form; looked at where it opens",
    r"desk_decide_reply": "two buttons of the queue; it leads back there",
    r"desk_decide_(marked|appeal)": "buttons of the queue; they lead back there",
    r"desk_lift_ban": "a button of the list of bans; it leads back there",
    r"desk_undo_reply": "a button of the queue; it leads back there",
    r"desk_letter_done": "a button of the list of letters; it leads back there",
    r"desk_record_decide_(quote|name|together|events?|ties?|related)": "buttons of the record; they lead back there",
    r"desk_record_read_anew": "a button of the rules; it leads back there",
    r"desk_open_again": "a button of a closed case; it leads to the subject",
    r"desk_record_export_table": "a file",
    r"desk_(test_webhook|webhook_secret)": "buttons of a webhook; one leads back there, one shows a secret once",
    r"desk_front": "leads to the form of the front page",
    r"desk_media_file": "a file",
    r"desk/choose-page/chosen-multiple/": "an answer for a script",
    r"desk/reports/page-types-usage/": "closed",
}
"""Names of addresses that show no screen, and why."""


def gaps(demo: Demo) -> dict[str, Any]:
    """What the gaps in the addresses stand for in this demo."""
    return {
        "welcome": demo.corners["the welcome of an editor"],
        "story": demo.number("stories_story", "state = 'published'"),
        "draft": demo.number("stories_story", "state = 'draft'"),
        "reply": demo.number("comments_reply", "status = 'approved'"),
        "front": demo.number("fronts_front"),
        "standing": demo.number("publication_standingpage"),
        "section": demo.number("stories_section"),
        "author": demo.number("bylines_author"),
        "subject": demo.number("subjects_subject", "kind = 'person'"),
        "other_subject": demo.count("SELECT MAX(id) FROM subjects_subject WHERE kind = 'person'"),
        "case": demo.number("archive_case"),
        "quote": demo.number("archive_quote"),
        "event": demo.number("archive_event"),
        "tie": demo.number("archive_tie"),
        "confirmed_quote": demo.number("archive_quote", "state = 'confirmed'"),
        "mention": demo.number("archive_mention"),
        "read_story": demo.count("SELECT MIN(story_id) FROM archive_quote"),
        "webhook": demo.number("api_webhook"),
        "mishap": demo.number("ops_mishap"),
    }


def screens_in_no_list() -> list[str]:
    """Ours that are neither looked at nor left out for a reason."""
    listed = {screen.name for screen in SCREENS}
    return [name for name in ours() if name not in listed and not any(re.fullmatch(out, name) for out in LEFT_OUT)]


def ours() -> Iterator[str]:
    """The names of our screens; the pattern of one that has no name."""
    for pattern in _leaves(get_resolver().url_patterns, "", ()):
        if pattern.is_ours:
            yield pattern.name
    for setting in registry:
        yield f"setting {setting._meta.label}"
    for kind in get_page_models():
        if kind.__module__.startswith(ROOM):
            yield f"page {kind._meta.label}"


@dataclass(frozen=True)
class _Leaf:
    """One pattern of the desk's."""

    name: str
    view: Any

    @property
    def is_ours(self) -> bool:
        made_by = getattr(self.view, "view_class", self.view)
        about = getattr(self.view, "view_initkwargs", {}).get("model") or getattr(made_by, "model", None)
        rooms = {made_by.__module__, getattr(about, "__module__", "")} - set(RECORDS_OF_WAGTAILS_OWN_ROOMS)
        return any(room.startswith(ROOM) for room in rooms)


def _leaves(entries: Any, before: str, spaces: tuple[str, ...]) -> Iterator[_Leaf]:
    for entry in entries:
        written = before + str(entry.pattern.regex.pattern).removeprefix("^").removesuffix(r"\Z").replace("\\", "")
        if not isinstance(entry, URLPattern):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _leaves(entry.url_patterns, written, inner)
        elif written.startswith("desk/"):
            yield _Leaf(":".join([*spaces, entry.name]) if entry.name else written, entry.callback)
