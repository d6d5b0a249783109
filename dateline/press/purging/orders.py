"""What a CDN should let go of, on its way from whoever changed it to the worker, as files under the press's folder."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from dateline.lib import clock
from dateline.press.cdn import EVERY_PAGE
from dateline.press.spool import leave, left_in

log = logging.getLogger("dateline.press")

FOLDER = "purges"
URGENT, USUAL = "0-", "1-"
"""How their files begin: what readers must not see any longer comes before what is only older."""

SECONDS_KEPT = 600
"""Twenty times what a CDN that keeps to our headers may go on showing an old copy."""

MOST_WAITING = 2000
"""Files. Of more, all are made one that names every page."""


@dataclass(frozen=True)
class Order:
    """Names of entries, and when each began to differ, in seconds since 1970."""

    moment: float
    names: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        return self.moment + SECONDS_KEPT < clock.now().timestamp()


def orders_folder() -> Path | None:
    """None where nothing is pressed."""
    root: Path | None = settings.PRESS_FOLDER
    return None if root is None else root / FOLDER


def leave_order(names: tuple[str, ...], *, urgent: bool) -> None:
    """For the worker to find. Never fails: whoever presses or withdraws is not held up by a CDN."""
    folder = orders_folder()
    if folder is None:
        return
    try:
        leave(folder, {"moment": clock.now().timestamp(), "names": names}, URGENT if urgent else USUAL)
    except OSError as error:
        log.error("The CDN is not told that %s pages or parts are old: %s", len(names), error)


def waiting_orders(folder: Path) -> list[Path]:
    """The urgent ones first, then by age. Too many become one, so that what waits is bounded."""
    waiting = left_in(folder)
    if len(waiting) <= MOST_WAITING:
        return waiting
    leave_order((EVERY_PAGE,), urgent=True)
    for path in waiting:
        path.unlink(missing_ok=True)
    return left_in(folder)


def urgent_in(waiting: list[Path]) -> list[Path]:
    """Those that come before all others."""
    return [path for path in waiting if path.name.startswith(URGENT)]


def read_order(path: Path) -> Order | None:
    """None where it is gone or a crash left it torn."""
    try:
        kept = json.loads(path.read_text(encoding="ascii"))
        return Order(float(kept["moment"]), tuple(str(name) for name in kept["names"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
