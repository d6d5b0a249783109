"""Authors at the desk: their list, their screens, and the chooser in which a byline's author can be made."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from dateline.bylines.models import Author
from dateline.bylines.queries import AuthorQuerySet


class OnlyUnmerged:
    """Whoever was merged into another signs nothing any more."""

    def get_object_list(self) -> AuthorQuerySet:
        return Author.objects.unmerged()


class ChooseAuthor(OnlyUnmerged, ChooseView):
    pass


class ChooseAuthorResults(OnlyUnmerged, ChooseResultsView):
    pass


class AuthorChooser(SnippetChooserViewSet):
    """A name is enough to sign a story with; the rest can follow."""

    choose_view_class = ChooseAuthor
    choose_results_view_class = ChooseAuthorResults
    form_fields = ("name", "kind", "role")
    creation_tab_label = _("New author")
    create_action_label = _("Add author")


class AuthorScreens(SnippetViewSet):
    model = Author
    chooser_viewset_class = AuthorChooser
    icon = "user"
    menu_label = _("Authors")
    menu_name = "authors"
    menu_order = 40
    add_to_admin_menu = True
    admin_url_namespace = "desk_authors"
    base_url_path = "authors"
    list_display = ("name", "kind", "role", "on_staff")
    list_filter = ("kind", "on_staff")
    list_per_page = 50
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> AuthorQuerySet:
        return Author.objects.unmerged()


register_snippet(AuthorScreens)


@hooks.register("construct_main_menu", order=800)
def no_menu_of_snippets(_request: HttpRequest, items: list[Any]) -> None:
    """Everything of ours has a menu item of its own name."""
    items[:] = [item for item in items if item.name != "snippets"]
