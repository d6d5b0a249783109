"""The house's own running, at the desk."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from dateline.ops.heartbeat import worker_is_alive
from dateline.ops.mishap_views import MAY_READ, MishapList, MishapPage
from dateline.press.store import shared_press_is_away


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


class WorkerAlarm(Component):
    """Says that nothing scheduled will happen. Stands above everything, and only when it is so."""

    name = "worker_alarm"
    order = 1
    template_name = "ops/worker_alarm.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {}


@hooks.register("construct_homepage_panels")
def alarm_for_a_stopped_worker(_request: HttpRequest, panels: list[Component]) -> None:
    if not worker_is_alive():
        panels.append(WorkerAlarm())


class SharedPressAlarm(Component):
    """Says that nothing is pressed, and that what is taken down here may be seen elsewhere."""

    name = "shared_press_alarm"
    order = 2
    template_name = "ops/shared_press_alarm.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {}


@hooks.register("construct_homepage_panels")
def alarm_for_a_lost_shared_press(_request: HttpRequest, panels: list[Component]) -> None:
    if shared_press_is_away():
        panels.append(SharedPressAlarm())
