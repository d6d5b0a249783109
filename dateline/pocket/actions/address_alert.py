"""Make out letters for the devices that want to hear of an alert, some at a time."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from dateline.lib import clock
from dateline.pocket.models import Alert, Delivery, Device
from dateline.pocket.push.quiet import wakes_at

AT_ONCE = 1000
"""So that other writers never wait long."""


class AnotherDoes(Exception):
    """Another worker has made these out."""


def address_alert(alert: Alert, *, made_with: str) -> None:
    """The next thousand, in the order of their keys: whoever is killed goes on where they stopped.

    Nothing is made out when one of them is forgotten in this very moment, or another worker was quicker: ask again.
    """
    wanted = Device.objects.within_reach(made_with).told_of(alert.topics).filter(pk__gt=alert.addressed_to)
    devices = list(wanted.order_by("pk").defer("endpoint", "device_key", "auth")[:AT_ONCE])
    now = clock.now()
    letters = [Delivery(alert=alert, device=device, due_at=due_at(device, alert, now)) for device in devices]
    last = devices[-1].pk if devices else alert.addressed_to
    try:
        with transaction.atomic():
            Delivery.objects.bulk_create(letters, ignore_conflicts=True)
            mine = Alert.objects.filter(pk=alert.pk, addressed_to=alert.addressed_to, is_addressed=False)
            is_last = len(devices) < AT_ONCE
            told = {"addressed": F("addressed") + len(letters), "addressed_to": last, "is_addressed": is_last}
            if not mine.update(**told):
                raise AnotherDoes
    except (AnotherDoes, IntegrityError):
        return


def due_at(device: Device, alert: Alert, now: datetime) -> datetime:
    """`now`, or when the device's quiet hours end."""
    if device.breaking_at_night and alert.is_breaking:
        return now
    return wakes_at(now, quiet_from=device.quiet_from, quiet_until=device.quiet_until, offset=device.offset)
