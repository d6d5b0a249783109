"""The house's own running, at the desk."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.ops.alarms import alarms
from dateline.ops.mishap_views import MAY_READ, MishapList, MishapPage


class MishapsItem(MenuItem):
    """Shown to those who may read them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(MAY_READ.user_has_permission(request.user, "view"))


@hooks.register("register_admin_urls")
def mishap_addresses() -> list[Any]:
    return [
        path("mishaps/", MishapList.as_view(), name="mishaps"),
        path("mishaps/results/", MishapList.as_view(results_only=True), name="mishaps_results"),
        path("mishaps/<int:pk>/", MishapPage.as_view(), name="mishap"),
    ]


@hooks.register("register_reports_menu_item")
def mishaps_item() -> MenuItem:
    return MishapsItem(_("Mishaps"), reverse("mishaps"), name="mishaps", icon_name="warning", order=900)


@hooks.register("register_permissions")
def mishap_permissions() -> Any:
    return Permission.objects.filter(content_type__app_label="ops", codename="view_mishap")


hooks.register("construct_homepage_panels", alarms)
