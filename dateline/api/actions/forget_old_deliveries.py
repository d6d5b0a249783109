"""Forget what was told long ago."""

from datetime import timedelta

from dateline.api.models import Delivery
from dateline.lib import clock

KEPT_FOR = timedelta(days=30)
AT_ONCE = 1000


def forget_old_deliveries() -> int:
    """How many are gone: what waits as well, for nobody is told of a story a month late."""
    old = Delivery.objects.filter(made_at__lt=clock.now() - KEPT_FOR).order_by("pk")
    keys = list(old.values_list("pk", flat=True)[:AT_ONCE])
    return Delivery.objects.filter(pk__in=keys).delete()[0] if keys else 0
