"""Import one story somebody else filed: make it, update it, hold it back or withdraw it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from dateline.bylines.models import Author
from dateline.importers.actions.keep_picture import keep_picture
from dateline.importers.errors import StoryNotImported
from dateline.importers.filed import FiledPicture, FiledStory
from dateline.importers.register import Register
from dateline.importers.stored_files import StoredFiles
from dateline.lib import clock
from dateline.lib.slugs import free_slug, make_slug
from dateline.media.models import Picture
from dateline.publication.queries import current_house
from dateline.stories.actions.hold_back import hold_back
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Section, Story, StorySubject
from dateline.subjects.models import Subject


class Outcome(StrEnum):
    """What became of a filed story."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"


@transaction.atomic
def import_story(
    *, filed: FiledStory, section: Section, stored: StoredFiles, register: Register | None = None
) -> tuple[Outcome, str]:
    """Bring `filed` into `section`; what became of it, and a sentence where that needs one.

    The same delivery twice changes nothing; a version older than the one held is left alone. Raises
    StoryNotImported, and then the caller leaves `stored` by that exception, so that no file stays.
    """
    held = Story.objects.select_for_update(of=("self",)).filter(source_uri=filed.uri).order_by("pk").first()
    if held is not None and _has_seen(held, filed):
        return Outcome.UNCHANGED, ""
    if held is not None and filed.is_older_than(held.source_version):
        return Outcome.UNCHANGED, "A later version is held; this older one was left alone."
    if filed.status == "canceled":
        return _cancel(held, filed)
    try:
        return _take_in(held, filed, section, stored, register or Register())
    except ValidationError as error:
        raise StoryNotImported(filed.where, " ".join(error.messages)) from error


def _has_seen(story: Story, filed: FiledStory) -> bool:
    """Whether this very delivery was imported before: each revision remembers the one it came of."""
    version = filed.source_version
    return bool(story.source_version == version) or story.revisions.filter(content__source_version=version).exists()


def _cancel(held: Story | None, filed: FiledStory) -> tuple[Outcome, str]:
    if held is None:
        return Outcome.UNCHANGED, "It is canceled and was never here; nothing was made."
    held.source_version = filed.source_version
    Story.objects.filter(pk=held.pk).update(source_version=held.source_version)
    hold_back(story=held)
    if not held.live:
        return Outcome.UNCHANGED, "It is canceled; readers have not seen it, and the draft stays for the desk."
    withdraw(story=held, notice=_("The agency that filed this story has withdrawn it."))
    return Outcome.WITHDRAWN, ""


def _take_in(
    held: Story | None, filed: FiledStory, section: Section, stored: StoredFiles, register: Register
) -> tuple[Outcome, str]:
    taken_down = held is not None and _desk_took_down(held)
    is_held_back = filed.status == "withheld" or not filed.is_whole or taken_down
    was_live = held is not None and held.live
    sentence = ""
    if taken_down:
        sentence = "The desk has withdrawn this story; the new version is a draft, for the desk to decide on."
    if held is not None and held.has_unpublished_changes and held.live:
        sentence = "The desk had changes of its own that were not published; they stay in the story's history."
    story = _story_to_work_on(held, filed, section)
    pictures = [keep_picture(filed=picture, stored=stored) for picture in filed.pictures]
    desks_own = _embargo_of_the_desk(story)
    _write(story, filed, pictures)
    story.embargoed_until = max((hour for hour in (desks_own, filed.embargoed_until) if hour), default=None)
    _credit(story, [(register.author(author), author.is_agency) for author in filed.authors])
    _link(story, [(register.subject(subject), subject.is_about) for subject in filed.subjects])
    if is_held_back:
        outcome = _keep_as_draft(story, filed, was_live=was_live)
    else:
        sentence = _publish(story, filed) or sentence
        outcome = Outcome.UPDATED
    return (Outcome.CREATED if held is None else outcome), sentence


def _story_to_work_on(held: Story | None, filed: FiledStory, section: Section) -> Story:
    """The live story, so that drafts of the desk are not published unread; the draft where nothing is live."""
    if held is not None:
        return held if held.live or held.latest_revision is None else held.get_latest_revision_as_object()
    parent = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    day = clock.day_of(filed.created or clock.now(), current_house().zone)
    slug = free_slug(
        f"{day:%Y-%m-%d}-{make_slug(filed.headline, make_slug(filed.slugline, 'story'))}",
        lambda wanted: parent.get_children().filter(slug=wanted).exists(),
    )
    story = Story(
        title=filed.headline,
        slug=slug,
        live=False,
        source_uri=filed.uri,
        source_version=filed.source_version,
    )
    added: Story = parent.add_child(instance=story)
    return added


def _desk_took_down(story: Story) -> bool:
    """Whether somebody at the desk withdrew `story`, or set the hour at which it ran out; agencies are nobody there."""
    if story.state != story.State.WITHDRAWN:
        return False
    last = PageLogEntry.objects.filter(page=story.pk, action="wagtail.unpublish").order_by("-timestamp", "-pk").first()
    return bool(story.expired or (last and last.user_id))


def _embargo_of_the_desk(story: Story) -> datetime | None:
    """The embargo of an agency's story that is not out, once the desk has put it on or changed it: only it lifts it.

    A version's first revision has the embargo it was delivered with; those after it are the desk's.
    """
    if story.live or not story.source_version:
        return None
    delivered: dict[str, Any] = {}
    written = story.revisions.order_by("pk").values_list("content__source_version", "content__embargoed_until")
    changed = [delivered.setdefault(version, until) != until for version, until in written]
    return story.embargoed_until if any(changed) else None


def _write(story: Story, filed: FiledStory, pictures: list[Picture]) -> None:
    story.title = story.draft_title = filed.headline
    story.standfirst = filed.standfirst
    story.filed_from = filed.filed_from
    story.slugline = filed.slugline
    story.language = filed.language
    story.kind = filed.kind
    words = dict(zip(reversed(pictures), reversed(filed.pictures), strict=True))
    shown = list(dict.fromkeys(pictures))
    if shown:
        main = words[shown[0]]
        story.main_picture = shown[0]
        story.main_caption, story.main_credit, story.main_alt_text = main.caption, main.credit, main.alt_text
    story.body = [*filed.blocks, *(_picture_block(picture, words[picture]) for picture in shown[1:])]
    story.source_version = filed.source_version
    Story.objects.filter(pk=story.pk).update(source_version=filed.source_version)


def _picture_block(picture: Picture, filed: FiledPicture) -> tuple[str, dict[str, Any]]:
    return "picture", {
        "picture": picture,
        "caption": filed.caption,
        "credit": filed.credit,
        "alt_text": filed.alt_text,
    }


def _credit(story: Story, authors: Iterable[tuple[Author, bool]]) -> None:
    """The agency's byline; credits of other kinds, which only the desk gives, stay."""
    desk = [line for line in story.bylines.all() if line.role not in (Byline.Role.BY, Byline.Role.FROM)]
    lines = {
        author.pk: Byline(author=author, role=Byline.Role.FROM if is_agency else Byline.Role.BY)
        for author, is_agency in reversed(list(authors))
    }
    story.bylines = [*reversed(lines.values()), *desk]
    for number, line in enumerate(story.bylines.all()):
        line.sort_order = number


def _link(story: Story, subjects: list[tuple[Subject, bool]]) -> None:
    """The agency's subjects; those the desk made and chose stay."""
    filed = {subject.pk for subject, _is_about in subjects}
    desk = [
        link
        for link in story.story_subjects.select_related("subject")
        if link.subject.source == Subject.Source.DESK and link.subject_id not in filed
    ]
    relations: dict[Subject, bool] = {}
    for subject, is_about in subjects:
        relations[subject] = relations.get(subject, False) or is_about
    links = [
        StorySubject(
            subject=subject,
            relation=StorySubject.Relation.ABOUT if is_about else StorySubject.Relation.MENTIONS,
        )
        for subject, is_about in relations.items()
    ]
    story.story_subjects = [*links, *desk]
    for number, link in enumerate(story.story_subjects.all()):
        link.sort_order = number


def _keep_as_draft(story: Story, filed: FiledStory, *, was_live: bool) -> Outcome:
    """Withheld or not whole: a draft for the desk. What readers see of a withheld story goes, without a notice."""
    story.go_live_at = None
    if not story.live:
        story.save()
    story.save_revision()
    if filed.status != "withheld":
        return Outcome.UPDATED
    current = Story.objects.get(pk=story.pk)
    hold_back(story=current)
    if was_live:
        withdraw(story=current)
        return Outcome.WITHDRAWN
    return Outcome.UPDATED


def _publish(story: Story, filed: FiledStory) -> str:
    """Now, or at the hour its embargo or its own date says; never before."""
    now = clock.now()
    created = filed.created or now
    live_from = max(created, story.embargoed_until or created)
    if story.published_at is None:
        _set_first_day(story, max(created, live_from if live_from > now else created))
    story.go_live_at = live_from if live_from > now else None
    revision = story.save_revision()
    story.publish(revision)
    if story.go_live_at is None:
        return ""
    hour = f"{live_from.astimezone(current_house().zone):%d %B %Y, %H:%M}"
    if story.live:
        return f"The new version is scheduled for {hour}; the one readers have stays until then."
    return f"It is scheduled for {hour} and not seen before."


def _set_first_day(story: Story, moment: datetime) -> None:
    """The hour lists sort by; the day in the address stands already, and being set here is not moved by publishing."""
    story.published_at = story.first_published_at = moment
    Story.objects.filter(pk=story.pk).update(published_at=moment, first_published_at=moment)
