"""What stands above everything on the desk's first screen, and only when it is so."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from dateline.ops.checkup.settings import may_be_an_app
from dateline.ops.heartbeat import worker_is_alive
from dateline.ops.mishap_views import MAY_READ
from dateline.ops.room import Blocked, blocked_folders
from dateline.press.store import shared_press_is_away


class Alarm(Component):
    """Says what its template says of what it is told."""

    def __init__(self, name: str, order: int, **told: Any) -> None:
        self.name = name
        self.order = order
        self.template_name = f"ops/{name}.html"
        self._told = told

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return self._told


def disk_alarm(blocked: list[Blocked]) -> Alarm:
    """Nothing can be written: where, and why."""
    return Alarm("disk_alarm", 0, blocked=blocked)


def worker_alarm() -> Alarm:
    """Nothing scheduled will happen."""
    return Alarm("worker_alarm", 1)


def shared_press_alarm() -> Alarm:
    """Nothing is pressed, and what is taken down here may be seen elsewhere."""
    return Alarm("shared_press_alarm", 2)


def app_alarm() -> Alarm:
    """Readers can keep nothing on their devices."""
    return Alarm("app_alarm", 3, base_url=settings.WAGTAILADMIN_BASE_URL)


def alarms(request: HttpRequest, panels: list[Component]) -> None:
    """What the machine is called, how its disks are and what its proxy lacks is for those who read mishaps."""
    blocked = blocked_folders()
    if blocked and MAY_READ.user_has_permission(request.user, "view"):
        panels.append(disk_alarm(blocked))
    if not worker_is_alive() and not (blocked and connection.vendor == "sqlite"):
        panels.append(worker_alarm())  # on a full disk its pulse cannot be written down
    if shared_press_is_away():
        panels.append(shared_press_alarm())
    if not may_be_an_app(settings.WAGTAILADMIN_BASE_URL) and MAY_READ.user_has_permission(request.user, "view"):
        panels.append(app_alarm())
