"""Stories in Wagtail's menus, addresses and screens."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.query import PageQuerySet

from dateline.stories.desk_rights import works_here
from dateline.stories.models import Story
from dateline.stories.views.desk import new_story, stories_list


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("stories/", stories_list, name="desk_stories"),
        path("stories/new/", new_story, name="desk_new_story"),
    ]


class StoriesMenuItem(MenuItem):
    """Shown to those who may do anything with stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_here(request.user)


@hooks.register("register_admin_menu_item")
def stories_menu_item() -> MenuItem:
    return StoriesMenuItem(_("Stories"), reverse("desk_stories"), name="stories", icon_name="list-ul", order=10)


@hooks.register("construct_explorer_page_queryset")
def leave_stories_to_their_list(_parent: Any, pages: PageQuerySet, _request: HttpRequest) -> PageQuerySet:
    """The page explorer takes a second at 100,000 stories; they have a list of their own."""
    return pages.not_type(Story)
