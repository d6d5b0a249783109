"""The record in Wagtail's menus, addresses and screens."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from dateline.archive.desk.beside import beside_story
from dateline.archive.desk.decide import (
    change_name,
    change_quote,
    decide_on_name,
    decide_on_quote,
    decide_together,
)
from dateline.archive.desk.door import reads_record
from dateline.archive.desk.queue import names_that_wait, quotes_that_wait
from dateline.archive.desk.rules import rules_of_reading
from dateline.stories.models import Story


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("record/", quotes_that_wait, name="desk_record"),
        path("record/names/", names_that_wait, name="desk_record_names"),
        path("record/rules/", rules_of_reading, name="desk_record_rules"),
        path("record/<int:story_id>/", beside_story, name="desk_record_story"),
        path("record/quotes/<int:quote_id>/", decide_on_quote, name="desk_record_decide_quote"),
        path("record/quotes/<int:quote_id>/change/", change_quote, name="desk_record_change_quote"),
        path("record/quotes/<int:quote_id>/together/", decide_together, name="desk_record_decide_together"),
        path("record/names/<int:mention_id>/", decide_on_name, name="desk_record_decide_name"),
        path("record/names/<int:mention_id>/change/", change_name, name="desk_record_change_name"),
    ]


class RecordMenuItem(MenuItem):
    """Shown to those who work with subjects."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_record(request.user)


@hooks.register("register_admin_menu_item")
def record_menu_item() -> MenuItem:
    return RecordMenuItem(_("Record"), reverse("desk_record"), name="record", icon_name="openquote", order=55)


@hooks.register("register_page_header_buttons")
def offer_the_record(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On the story's own screen, once readers may see it."""
    if isinstance(page, Story) and page.state == Story.State.PUBLISHED and reads_record(user):
        address = f"{reverse('desk_record')}?story={page.pk}"
        yield Button(_("Read for the record"), address, icon_name="openquote", priority=60)
