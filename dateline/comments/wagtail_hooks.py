"""Replies in Wagtail's menus, addresses and first screen."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from dateline.comments.desk.answer import answer
from dateline.comments.desk.appeals import appeal_decided
from dateline.comments.desk.ask import ban_writer, note, reject_with_reason
from dateline.comments.desk.bans import bans, lift
from dateline.comments.desk.data import reader_data
from dateline.comments.desk.decide import decide, decide_marked, undo
from dateline.comments.desk.flood import decide_flood
from dateline.comments.desk.letters import letter_done, letters
from dateline.comments.desk.log import log
from dateline.comments.desk.mail import digest_wish
from dateline.comments.desk.queue import queue, waiting, waiting_words
from dateline.comments.moderators import RIGHT, moderates


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("replies/", queue, name="desk_replies"),
        path("replies/<int:reply_id>/", decide, name="desk_decide_reply"),
        path("replies/<int:reply_id>/reject/", reject_with_reason, name="desk_reject_reply"),
        path("replies/<int:reply_id>/note/", note, name="desk_note"),
        path("replies/<int:reply_id>/ban/", ban_writer, name="desk_ban"),
        path("replies/<int:reply_id>/answer/", answer, name="desk_answer_reply"),
        path("replies/<int:reply_id>/appeal/", appeal_decided, name="desk_decide_appeal"),
        path("replies/marked/", decide_marked, name="desk_decide_marked"),
        path("replies/flood/", decide_flood, name="desk_decide_flood"),
        path("replies/undo/", undo, name="desk_undo_reply"),
        path("replies/bans/", bans, name="desk_bans"),
        path("replies/bans/<int:ban_id>/", lift, name="desk_lift_ban"),
        path("replies/log/", log, name="desk_replies_log"),
        path("replies/data/", reader_data, name="desk_reader_data"),
        path("replies/mail/", digest_wish, name="desk_digest_wish"),
        path("replies/letters/", letters, name="desk_letters"),
        path("replies/letters/<int:letter_id>/", letter_done, name="desk_letter_done"),
    ]


@hooks.register("register_permissions")
def rights() -> "QuerySet[Permission]":
    """Shown among a group's rights, so that a newsroom can give moderation to others."""
    room, codename = RIGHT.split(".")
    return Permission.objects.filter(content_type__app_label=room, codename=codename)


class RepliesMenuItem(MenuItem):
    """With the number that waits."""

    def is_shown(self, request: HttpRequest) -> bool:
        return moderates(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        waiting = waiting_words()
        label = f"{self.label} ({waiting})" if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def replies_menu_item() -> MenuItem:
    return RepliesMenuItem(_("Replies"), reverse("desk_replies"), name="replies", icon_name="comment", order=60)


class WaitingPanel(Component):
    """How many replies wait."""

    name = "replies_waiting"
    order = 60
    template_name = "comments/desk/waiting.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        numbers = waiting()
        return {"waiting": numbers["pending"], "reported": numbers["reported"], "appealed": numbers["appeals"]}


@hooks.register("construct_homepage_panels")
def replies_waiting(request: HttpRequest, panels: list[Component]) -> None:
    if moderates(request.user):
        panels.append(WaitingPanel())
