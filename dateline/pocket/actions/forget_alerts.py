"""Alerts and devices nobody will ask for again, forgotten."""

from datetime import timedelta

from dateline.lib import clock
from dateline.pocket.models import Alert, Device
from dateline.pocket.push.key import public_key

ALERTS_KEPT = timedelta(days=400)
SILENT = timedelta(days=60)
"""A device with another key of the house than the present one, whose reader has not come since."""

AT_ONCE = 1000


def forget_alerts() -> int:
    """A thousand of each at most; how many went."""
    now = clock.now()
    old = Alert.objects.filter(closed_at__lt=now - ALERTS_KEPT)
    out_of_reach = Device.objects.filter(heard_at__lt=now - SILENT).exclude(made_with=public_key())
    gone = 0
    for rows in (old, out_of_reach):
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        gone += rows.model._default_manager.filter(pk__in=keys).delete()[0] if keys else 0
    return gone
