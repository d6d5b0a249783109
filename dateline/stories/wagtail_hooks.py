"""Stories in Wagtail's menus, addresses and screens."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text.feature_registry import FeatureRegistry

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.press.keys import under
from dateline.stories.author_links import register_author_links
from dateline.stories.desk_actions import offer_withdrawal
from dateline.stories.desk_panels import TodayPanel
from dateline.stories.desk_rights import kept_from, works_here
from dateline.stories.desk_screens import StoryScreens
from dateline.stories.errors import StoryUnderEmbargo
from dateline.stories.models import Section, Story
from dateline.stories.rich_text import register_links
from dateline.stories.views.desk import new_story, sections, stories_list
from dateline.stories.views.merge import RIGHT as MERGES_AUTHORS
from dateline.stories.views.merge import merge_author
from dateline.stories.views.story import tree_address
from dateline.stories.views.unpublish import UnpublishButNoStories, stories_below
from dateline.stories.views.withdraw import withdraw_story


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("stories/", stories_list, name="desk_stories"),
        path("stories/new/", new_story, name="desk_new_story"),
        path("sections/", sections, name="desk_sections"),
        path("authors/<int:author_id>/merge/", merge_author, name="desk_merge_author"),
        path("stories/<int:story_id>/withdraw/", withdraw_story, name="desk_withdraw"),
    ]


class NewsroomMenuItem(MenuItem):
    """Shown to those who may do anything with stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_here(request.user)


@hooks.register("register_admin_menu_item")
def stories_menu_item() -> MenuItem:
    return NewsroomMenuItem(_("Stories"), reverse("desk_stories"), name="stories", icon_name="list-ul", order=10)


@hooks.register("construct_explorer_page_queryset")
def leave_stories_to_their_list(_parent: Any, pages: PageQuerySet, _request: HttpRequest) -> PageQuerySet:
    """The page explorer takes a second at 100,000 stories; they have a list of their own."""
    return pages.not_type(Story)


@hooks.register("construct_page_chooser_queryset")
def choose_among_what_one_works_on(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Wagtail offers every page to whoever may sign in at the desk, headlines under embargo too."""
    return pages.exclude(pk__in=kept_from(request.user).values("pk"))


@hooks.register("before_move_page")
def show_no_move_to_those_who_may_not(request: HttpRequest, page: Page, _destination: Page) -> None:
    """Wagtail asks when it moves, and shows the headline before it asks."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("construct_page_action_menu")
def withdraw_instead_of_unpublish(items: list[ActionMenuItem], _request: HttpRequest, context: dict[str, Any]) -> None:
    offer_withdrawal(items, context)


@hooks.register("register_admin_viewset")
def screens_of_a_story() -> StoryScreens:
    return StoryScreens()


hooks.register("register_bulk_action", UnpublishButNoStories, order=10)


@hooks.register("before_unpublish_page")
def no_stories_unpublished_with_their_section(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's own screen can take all below a page away, without a word to readers."""
    refusal = stories_below([page]) if "include_descendants" in request.POST else ""
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_pages:unpublish", page.pk)


@hooks.register("before_bulk_action")
def keep_embargoes_in_bulk(request: HttpRequest, kind: str, objects: list[Any], _action: Any) -> HttpResponse | None:
    """Publishing many at once is refused whole when one of them is under embargo."""
    if kind != "publish":
        return None
    for story in _stories_among(objects, with_drafts_below=bool(request.POST.get("include_descendants"))):
        until = max((hour for hour in (story.embargoed_until, story.drafted_embargo) if hour), default=None)
        if until and until > clock.now():
            error = StoryUnderEmbargo(until, request.house.zone)  # type: ignore[attr-defined]
            messages.error(request, f"{story.title}: {error.message}")
            return redirect("desk_stories")
    return None


def _stories_among(objects: list[Any], *, with_drafts_below: bool) -> Iterator[Story]:
    for page in objects:
        if isinstance(page, Page):
            yield from Story.objects.filter(pk=page.pk).select_related("latest_revision")
            if with_drafts_below:
                below = Story.objects.descendant_of(page).not_live().defer("body").select_related("latest_revision")
                yield from below.iterator()


@hooks.register("before_copy_page")
def one_address_for_a_story(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An alias would be the story a second time, with a state of its own that nothing keeps true."""
    if not request.POST.get("alias") or not (page.specific_class is Story or page.specific_class is Section):
        return None
    messages.error(request, say("A story has one address, so it cannot have an alias. Copy it instead."))
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("construct_homepage_panels")
def todays_stories(request: HttpRequest, panels: list[Component]) -> None:
    """First of all; Wagtail's list of one's last five edits is on the Stories list already."""
    panels[:] = [panel for panel in panels if not isinstance(panel, RecentEditsPanel)]
    if works_here(request.user):
        panels.append(TodayPanel(request))


@hooks.register("register_admin_menu_item")
def sections_menu_item() -> MenuItem:
    return NewsroomMenuItem(
        _("Sections"), reverse("desk_sections"), name="sections", icon_name="folder-open-1", order=30
    )


@hooks.register("register_snippet_listing_buttons")
def offer_merge(snippet: Any, user: Any, _next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Author) and user.has_perm(MERGES_AUTHORS):
        address = reverse("desk_merge_author", args=(snippet.pk,))
        yield Button(_("Merge…"), address, icon_name="resubmit", priority=30)


@hooks.register("register_rich_text_features", order=10)
def link_to_what_readers_may_see(features: FeatureRegistry) -> None:
    register_links(features)
    register_author_links(features)


@hooks.register("before_serve_page", order=-1)
def nothing_private_here(page: Page, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    """A page kept private is not there for readers: no log-in form, which would tell of it and set a cookie.

    Asked before anything else, whatever the method: Wagtail answers OPTIONS for pages that hide from GET.
    """
    with under():  # what is kept private is in the house fingerprint, and what is moved is touched
        is_private = page.get_view_restrictions().exists()
    if is_private:
        raise Http404
    return tree_address(request, page) if isinstance(page, Story) else None
