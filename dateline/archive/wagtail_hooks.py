"""The record in Wagtail's menus, addresses and screens."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from dateline.archive.desk.answer import answer_quote
from dateline.archive.desk.at_once import at_once
from dateline.archive.desk.beside import beside_story
from dateline.archive.desk.cases import case_screen, cases, open_again
from dateline.archive.desk.decide import (
    change_name,
    change_quote,
    decide_on_name,
    decide_on_quote,
    decide_together,
)
from dateline.archive.desk.decide_events import (
    add_event,
    add_tie,
    change_event,
    change_tie,
    decide_events_together,
    decide_on_event,
    decide_on_tie,
    decide_ties_together,
)
from dateline.archive.desk.door import CHANGES, reads_record
from dateline.archive.desk.event_queue import events_that_wait, outcomes_that_wait, ties_that_wait
from dateline.archive.desk.export import export_screen, export_table
from dateline.archive.desk.history import register_words
from dateline.archive.desk.merge import merge_subject
from dateline.archive.desk.queue import names_that_wait, quotes_that_wait
from dateline.archive.desk.related import decide_on_related, related_at_the_desk
from dateline.archive.desk.rules import read_anew, rules_of_reading
from dateline.archive.desk.said_about import said_about
from dateline.archive.desk.split import split_off
from dateline.archive.desk.voices import who_we_quote
from dateline.stories.models import Story
from dateline.subjects.models import Subject


@hooks.register("register_log_actions")
def words_of_histories(actions: LogActionRegistry) -> None:
    register_words(actions)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("record/", quotes_that_wait, name="desk_record"),
        path("record/names/", names_that_wait, name="desk_record_names"),
        path("record/cases/", cases, name="desk_cases"),
        path("record/cases/<int:case_id>/", case_screen, name="desk_case"),
        path("record/cases/<int:case_id>/open/", open_again, name="desk_open_again"),
        path("record/events/", events_that_wait, name="desk_record_events"),
        path("record/ties/", ties_that_wait, name="desk_record_ties"),
        path("record/outcomes/", outcomes_that_wait, name="desk_record_outcomes"),
        path("record/<int:story_id>/add-event/", add_event, name="desk_record_add_event"),
        path("record/<int:story_id>/add-tie/", add_tie, name="desk_record_add_tie"),
        path("record/events/<int:event_id>/", decide_on_event, name="desk_record_decide_event"),
        path("record/events/<int:event_id>/change/", change_event, name="desk_record_change_event"),
        path("record/events/<int:event_id>/together/", decide_events_together, name="desk_record_decide_events"),
        path("record/ties/<int:tie_id>/", decide_on_tie, name="desk_record_decide_tie"),
        path("record/ties/<int:tie_id>/change/", change_tie, name="desk_record_change_tie"),
        path("record/ties/<int:tie_id>/together/", decide_ties_together, name="desk_record_decide_ties"),
        path("record/voices/", who_we_quote, name="desk_record_voices"),
        path("record/said/", said_about, name="desk_record_said"),
        path("record/export/", export_screen, name="desk_record_export"),
        path("record/export/<str:name>.<str:ending>", export_table, name="desk_record_export_table"),
        path("record/at-once/", at_once, name="desk_record_at_once"),
        path("record/rules/", rules_of_reading, name="desk_record_rules"),
        path("record/rules/anew/", read_anew, name="desk_record_read_anew"),
        path("record/<int:story_id>/", beside_story, name="desk_record_story"),
        path("record/<int:story_id>/related/", related_at_the_desk, name="desk_record_related"),
        path("record/<int:story_id>/related/decide/", decide_on_related, name="desk_record_decide_related"),
        path("record/quotes/<int:quote_id>/", decide_on_quote, name="desk_record_decide_quote"),
        path("record/quotes/<int:quote_id>/change/", change_quote, name="desk_record_change_quote"),
        path("record/quotes/<int:quote_id>/together/", decide_together, name="desk_record_decide_together"),
        path("record/quotes/<int:quote_id>/answers/", answer_quote, name="desk_record_answer"),
        path("record/names/<int:mention_id>/", decide_on_name, name="desk_record_decide_name"),
        path("record/names/<int:mention_id>/change/", change_name, name="desk_record_change_name"),
        path("subjects/<int:subject_id>/merge/", merge_subject, name="desk_merge_subject"),
        path("subjects/<int:subject_id>/split/", split_off, name="desk_split_subject"),
    ]


class RecordMenuItem(MenuItem):
    """Shown to those who work with subjects."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_record(request.user)


@hooks.register("register_admin_menu_item")
def record_menu_item() -> MenuItem:
    return RecordMenuItem(_("Record"), reverse("desk_record"), name="record", icon_name="openquote", order=55)


@hooks.register("register_snippet_listing_buttons")
def offer_merge_and_split(snippet: Any, user: Any, _next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Subject) and user.has_perm(CHANGES):
        merge, split = (reverse(name, args=(snippet.pk,)) for name in ("desk_merge_subject", "desk_split_subject"))
        yield Button(_("Merge…"), merge, icon_name="resubmit", priority=30)
        yield Button(_("Split…"), split, icon_name="cut", priority=31)


@hooks.register("register_page_header_buttons")
def offer_the_record(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On the story's own screen, once readers may see it."""
    if isinstance(page, Story) and page.state == Story.State.PUBLISHED and reads_record(user):
        address = f"{reverse('desk_record')}?story={page.pk}"
        yield Button(_("Read for the record"), address, icon_name="openquote", priority=60)
        related = reverse("desk_record_related", args=[page.pk])
        yield Button(_("Related articles"), related, icon_name="link", priority=61)
