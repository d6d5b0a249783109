"""The desk in the house's own look, and its menus without what a newsroom has no use for."""

from functools import cache

from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

NOT_FOR_A_NEWSROOM = {"help", "explorer"}
"""Wagtail's manuals and its page tree: sections are reached by Sections, stories by Stories."""


@hooks.register("insert_global_admin_css")
def house_css() -> SafeString:
    return format_html('{}<link rel="stylesheet" href="{}">', faces(), static("desk/desk.css"))


@cache
def faces() -> SafeString:
    """The readers' faces, where they have been made; a checkout that has not collected them goes without."""
    from dateline.site.fonts import FACES, FIRST, face_rules, file_name  # reads fontTools: a tenth of the start

    if not find(f"site/fonts/{file_name(FACES[0], FIRST)}"):
        return SafeString("")
    rules = face_rules(f"{settings.STATIC_URL}site/fonts/")
    return mark_safe(f"<style>{rules}</style>")


@hooks.register("construct_main_menu", order=900)
def clear_the_menu(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NOT_FOR_A_NEWSROOM]
    for item in items:
        if item.name == "images":
            item.label = _("Pictures")


@hooks.register("construct_homepage_summary_items", order=900)
def no_summary(_request: HttpRequest, items: list[object]) -> None:
    items.clear()


@hooks.register("construct_reports_menu", order=900)
def no_report_that_tells(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail counts pages by type, and names to everybody the one that was edited last; its address is closed."""
    items[:] = [item for item in items if item.name != "page-types-usage"]
