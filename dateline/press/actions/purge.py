"""Tell the CDN what was ordered: one round."""

import logging
from collections.abc import Callable
from pathlib import Path

from dateline.press.cdn import CdnAway
from dateline.press.purging.orders import orders_folder, read_order, urgent_in, waiting_orders
from dateline.press.purging.telling import tell
from dateline.press.spool import alone_in, left_in
from dateline.press.store import open_store

log = logging.getLogger("dateline.press")

AT_ONCE = 500
"""Orders, whose names are told together."""

REFUSAL = "refusal"


def purge(*, is_stopped: Callable[[], bool] = lambda: False) -> int:
    """How many orders are done, the urgent ones first. Raises CdnAway: they wait, and are tried again.

    Their files are thrown away afterwards, so a worker that is killed tells some of it twice.
    """
    folder = orders_folder()
    if folder is None:
        return 0
    with alone_in(folder) as alone:
        if not alone:
            return 0
        waiting = waiting_orders(folder)
        urgent = urgent_in(waiting)
        taken = (urgent or waiting)[:AT_ONCE]
        if not taken or not _told(taken, folder, lambda: is_stopped() or (not urgent and bool(_urgent_now(folder)))):
            return 0
        for path in taken:
            path.unlink(missing_ok=True)
    return len(taken)


def last_refusal(folder: Path) -> str:
    """Why what waits was not done when it was last tried."""
    try:
        return (folder / REFUSAL).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _told(taken: list[Path], folder: Path, is_to_stop: Callable[[], bool]) -> bool:
    names = _names_in(taken)
    if not names:
        return True
    open_store().wait_for_all()
    try:
        is_done = tell(names, is_to_stop)
    except CdnAway as error:
        (folder / REFUSAL).write_text(str(error), encoding="utf-8")
        raise
    if is_done:
        (folder / REFUSAL).unlink(missing_ok=True)
    return is_done


def _names_in(taken: list[Path]) -> list[str]:
    """Each once, in the order they were left. What is too old to be shown by any CDN is left out."""
    orders = [order for path in taken if (order := read_order(path))]
    late = [order for order in orders if order.is_over]
    if late:
        log.warning("%s orders to purge are too old to be told to the CDN. It asks by itself long since.", len(late))
    return list(dict.fromkeys(name for order in orders if not order.is_over for name in order.names))


def _urgent_now(folder: Path) -> list[Path]:
    return urgent_in(left_in(folder))
