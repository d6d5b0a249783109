"""What stands above everything on the desk's first screen, and only when it is so."""

from typing import Any

from django.db import connection
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from dateline.ops.heartbeat import worker_is_alive
from dateline.ops.mishap_views import MAY_READ
from dateline.ops.room import Blocked, blocked_folders
from dateline.press.store import shared_press_is_away


class DiskAlarm(Component):
    """Says that nothing can be written, where, and why."""

    name = "disk_alarm"
    order = 0
    template_name = "ops/disk_alarm.html"

    def __init__(self, blocked: list[Blocked]) -> None:
        self._blocked = blocked

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"blocked": self._blocked}


class WorkerAlarm(Component):
    """Says that nothing scheduled will happen."""

    name = "worker_alarm"
    order = 1
    template_name = "ops/worker_alarm.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {}


class SharedPressAlarm(Component):
    """Says that nothing is pressed, and that what is taken down here may be seen elsewhere."""

    name = "shared_press_alarm"
    order = 2
    template_name = "ops/shared_press_alarm.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {}


def alarms(request: HttpRequest, panels: list[Component]) -> None:
    """What the machine is called and how its disks are is for those who read mishaps."""
    blocked = blocked_folders()
    if blocked and MAY_READ.user_has_permission(request.user, "view"):
        panels.append(DiskAlarm(blocked))
    if not worker_is_alive() and not (blocked and connection.vendor == "sqlite"):
        panels.append(WorkerAlarm())  # on a full disk its pulse cannot be written down
    if shared_press_is_away():
        panels.append(SharedPressAlarm())
