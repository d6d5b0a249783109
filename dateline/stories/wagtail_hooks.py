"""Stories in Wagtail's menus, addresses and screens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.query import PageQuerySet

from dateline.stories.desk_actions import offer_withdrawal
from dateline.stories.desk_rights import works_here
from dateline.stories.errors import StoryUnderEmbargo
from dateline.stories.models import Story
from dateline.stories.views.desk import new_story, stories_list
from dateline.stories.views.withdraw import withdraw_story


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("stories/", stories_list, name="desk_stories"),
        path("stories/new/", new_story, name="desk_new_story"),
        path("stories/<int:story_id>/withdraw/", withdraw_story, name="desk_withdraw"),
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


@hooks.register("construct_page_action_menu")
def withdraw_instead_of_unpublish(items: list[ActionMenuItem], _request: HttpRequest, context: dict[str, Any]) -> None:
    offer_withdrawal(items, context)


@hooks.register("before_unpublish_page")
def lead_to_withdrawal(_request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's own screen would take the story away without a word to readers."""
    return redirect("desk_withdraw", page.pk) if isinstance(page.specific, Story) else None


@hooks.register("before_bulk_action")
def keep_embargoes_in_bulk(request: HttpRequest, kind: str, objects: list[Any], _action: Any) -> HttpResponse | None:
    """Publishing many at once is refused whole when one of them is under embargo."""
    if kind != "publish":
        return None
    for story in (page.specific for page in objects if isinstance(page, Page)):
        if isinstance(story, Story) and story.under_embargo:
            error = StoryUnderEmbargo(story.embargoed_until, request.house.zone)  # type: ignore[attr-defined]
            messages.error(request, f"{story.title}: {error.message}")
            return redirect("desk_stories")
    return None


@hooks.register("after_edit_page")
def say_what_the_embargo_did(request: HttpRequest, page: Page) -> None:
    """Approved under embargo, a story waits for its hour: the editor who approved it is told."""
    if "action-workflow-action" not in request.POST:
        return
    story = Story.objects.filter(pk=page.pk, state=Story.State.SCHEDULED).first()
    if story and story.under_embargo and story.go_live_at:
        hour = date_format(localtime(story.go_live_at), "j F Y, H:i")
        messages.info(request, say("Under embargo: the story goes live on %(hour)s.") % {"hour": hour})
