"""Delete salts, and with them the way back from every hash that was made with them."""

from datetime import timedelta

from dateline.gatekeeper.models import Salt
from dateline.lib import clock


def forget_salts(*, kept_for: timedelta) -> int:
    """Those drawn longer ago than that, the one in use as well; how many. A ban of a network ends with its salt."""
    return Salt.objects.filter(made_at__lt=clock.now() - kept_for).delete()[0]
