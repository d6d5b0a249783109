"""Can readers' devices be told?"""

from collections.abc import Iterator

from django.conf import settings

from dateline.lib import clock
from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.ops.checkup.folder import NOT_FOR_OTHERS
from dateline.pocket.models import Alert, Delivery, Device
from dateline.pocket.push.key import NoPushKey, public_key

LATE = 600
"""Seconds."""


def look_at_push() -> Iterator[Finding]:
    """The findings, for a database with its tables."""
    if not settings.PUSH_KEY.exists():
        yield from _without_key()
        return
    try:
        key = public_key()
    except NoPushKey as error:
        yield failure("push key", f"{error}.", "Put it back, with mode 600; or move it away for a new one to be made.")
        return
    if settings.PUSH_KEY.stat().st_mode & NOT_FOR_OTHERS:
        yield warning(
            "push key", f"Others on this machine can read {settings.PUSH_KEY}.", f"chmod 600 {settings.PUSH_KEY}"
        )
    number, reached = Device.objects.count(), Device.objects.within_reach(key).count()
    if reached < number:
        told = f"{number - reached} of {number} devices were asked with another key, and hear nothing."
        yield warning("push", told, "Put the former push-key.pem back; else each hears again once its reader comes.")
    else:
        yield good("push", f"{number} devices want to be told of news.")
    if _overdue():
        yield warning("push letters", "Devices wait for over ten minutes to be told.", "See whether the worker runs.")


def _without_key() -> Iterator[Finding]:
    """Whoever looks makes none: it is to be the worker's and the server's own."""
    if number := Device.objects.count():
        told = f"{settings.PUSH_KEY} is missing, and {number} devices were asked with it."
        yield failure("push key", told, "Put it back, with mode 600; else each hears again once its reader comes.")
    else:
        yield good("push", "Nobody has asked to be told of news. The first who does has the house's key made.")


def _overdue() -> bool:
    since = clock.now().timestamp() - LATE
    due = Delivery.objects.filter(state=Delivery.State.WAITS, alert__state=Alert.State.SENDING).order_by("due_at")
    first = due.values_list("due_at", flat=True).first()
    return first is not None and first.timestamp() < since
