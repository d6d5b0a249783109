"""The front page in Wagtail's menu."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.fronts.models import Front


@require_safe
def edit_front(_request: HttpRequest) -> HttpResponse:
    """Straight to the one front page's edit screen, which asks for the right itself."""
    front = get_object_or_404(Front.objects.only("pk"))
    return redirect("wagtailadmin_pages:edit", front.pk)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("front/", edit_front, name="desk_front")]


class FrontMenuItem(MenuItem):
    """Shown to those who may change the front page."""

    def is_shown(self, request: HttpRequest) -> bool:
        front = Front.objects.first()
        return front is not None and bool(front.permissions_for_user(request.user).can_edit())


@hooks.register("register_admin_menu_item")
def front_menu_item() -> MenuItem:
    return FrontMenuItem(_("Front page"), reverse("desk_front"), name="front", icon_name="home", order=20)
