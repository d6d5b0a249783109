"""Readers' phones in Wagtail's menus, addresses and screens."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from dateline.pocket.desk.sent import sent_to_phones
from dateline.pocket.desk.tell import may_be_told, tell_readers
from dateline.stories.desk_rights import sections_of
from dateline.stories.models import Story


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("phones/", sent_to_phones, name="desk_phones"),
        path("stories/<int:story_id>/phones/", tell_readers, name="desk_tell_readers"),
    ]


class PhonesMenuItem(MenuItem):
    """Shown to those who work for a section."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(sections_of(request.user))


@hooks.register("register_reports_menu_item")
def phones_menu_item() -> MenuItem:
    return PhonesMenuItem(
        _("Readers’ phones"), reverse("desk_phones"), name="phones", icon_name="mobile-alt", order=650
    )


@hooks.register("register_page_header_buttons")
def offer_to_tell(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On the story's own screen, once readers may see it."""
    if isinstance(page, Story) and may_be_told(page, user):
        address = reverse("desk_tell_readers", args=[page.pk])
        yield Button(_("Send to readers’ phones…"), address, icon_name="mobile-alt", priority=65)
