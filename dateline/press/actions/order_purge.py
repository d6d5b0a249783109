"""Have the CDN let go of what changed."""

from dateline.press.cdn import is_purged
from dateline.press.purging.orders import leave_order


def order_purge(*names: str, urgent: bool = False) -> None:
    """The worker tells the CDN; `urgent` before anything else. Nothing where there is none. Never waits, never fails.

    Only after readers get the new pages from us: a CDN that comes sooner would keep the old ones again.
    """
    if names and is_purged():
        leave_order(tuple(sorted(names)), urgent=urgent)
