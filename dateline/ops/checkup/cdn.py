"""Where a CDN is purged: does it take what it is told?"""

from collections.abc import Iterator

from dateline.lib import clock
from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.press.actions.purge import last_refusal
from dateline.press.cdn import CdnAway, is_purged
from dateline.press.purging.orders import orders_folder, read_order
from dateline.press.purging.telling import open_backends
from dateline.press.spool import left_in

LATE = 30
"""Seconds."""


def look_at_cdn() -> Iterator[Finding]:
    """No finding where none is purged."""
    folder = orders_folder()
    if folder is None or not is_purged():
        return
    try:
        open_backends()
    except CdnAway as error:
        yield failure("cdn", str(error), "Mend them in dateline.toml, and start `dateline serve` again.")
        return
    orders = [order for path in left_in(folder) if (order := read_order(path))]
    late = sum(order.moment + LATE < clock.now().timestamp() for order in orders)
    if late:
        said = last_refusal(folder) or "Nobody has told it."
        yield warning("cdn", f"{late} orders to purge wait. {said}", "See that the CDN answers, and the worker runs.")
    else:
        yield good("cdn", "The CDN has been told of every change.")
