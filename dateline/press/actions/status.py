"""How the press stands."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Min

from dateline.lib import clock
from dateline.press.held import Held, kept_held
from dateline.press.models import Entry, Touch
from dateline.press.purging.orders import orders_folder
from dateline.press.spool import left_in
from dateline.press.store import open_store


@dataclass(frozen=True)
class Status:
    """Figures an operator asks for."""

    format: str
    entries: int
    pages: int
    touches_waiting: int
    seconds_behind: float
    """Age of the oldest touch that waits; 0 when none does."""
    last_touch: datetime | None
    bytes_on_disk: int
    purges_waiting: int
    """Orders to a CDN; none where none is purged."""
    in_memory: dict[int, Held]
    """Of each process of the press on this machine, by its number; of ten seconds ago at most."""


def status() -> Status:
    """Read from the books and from the disk. Costs a look at each file."""
    store = open_store()
    waiting = Touch.objects.filter(settled=False)
    oldest = waiting.aggregate(oldest=Min("touched_at"))["oldest"]
    return Status(
        format=store.format,
        entries=Entry.objects.count(),
        pages=Entry.objects.filter(name__startswith="/").count(),
        touches_waiting=waiting.count(),
        seconds_behind=(clock.now() - oldest).total_seconds() if oldest else 0.0,
        last_touch=Touch.objects.aggregate(last=Max("touched_at"))["last"],
        bytes_on_disk=store.bytes_on_disk(),
        purges_waiting=_purges_waiting(),
        in_memory={} if settings.PRESS_FOLDER is None else kept_held(settings.PRESS_FOLDER),
    )


def _purges_waiting() -> int:
    folder = orders_folder()
    return 0 if folder is None else len(left_in(folder))
