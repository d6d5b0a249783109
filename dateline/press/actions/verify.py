"""Render everything that is pressed anew, and say where the press and a fresh rendering differ."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.lib import clock
from dateline.press.keys import number_of
from dateline.press.models import Entry, Touch
from dateline.press.pressed import Pressed
from dateline.press.rendering import Rendered, render
from dateline.press.store import open_store


@dataclass
class Report:
    """Names of entries, by how they stand. Only `orphaned` and `differing` are wrong."""

    checked: int = 0
    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not (self.orphaned or self.differing)


def verify(*, sample: int | None = None, tell: Callable[[int], object] = lambda _: None) -> Report:
    """Compare `sample` entries, or all. Costs a rendering each; changes nothing. `tell` hears of each one done.

    *missing*: in the books, and not kept (or dropped). *stale*: of another format, or past its hour: not served, and
    made again when asked for. *waiting*: touched, and not pressed again yet. *orphaned*: kept, and in no book, or of
    something that is no more. *differing*: would be served, and is not what it should be.
    """
    store = open_store()
    report = Report()
    names = list(store.names())
    known = set(Entry.objects.values_list("name", flat=True))
    report.missing = sorted(known - set(names))
    chosen = names if sample is None or sample >= len(names) else random.sample(names, sample)
    for name in chosen:
        entry = store.read(name)
        if entry is not None:
            _check(entry, name in known, report, store.format)
        report.checked += 1
        tell(1)
    return report


def _check(entry: Pressed, is_known: bool, report: Report, format_: str) -> None:
    if entry.format != format_ or (entry.until is not None and entry.until <= clock.now().timestamp()):
        report.stale.append(entry.name)
        return
    made = render(entry.name)
    if made is not None and is_known and _is_as_kept(entry, made):
        return
    if _waits(entry.name):
        report.waiting.append(entry.name)
    elif made is None or not is_known:
        report.orphaned.append(entry.name)
    else:
        report.differing.append(entry.name)


def _is_as_kept(entry: Pressed, made: Rendered) -> bool:
    fresh = Pressed(entry.name, made.status, made.headers, made.pieces)
    return fresh.digest == entry.digest and _holds_keys(entry.name, made)


def _waits(name: str) -> bool:
    """Whether it is touched, and the press has not come to it yet."""
    own = Entry.objects.filter(name=name).values("keys__key")
    return Touch.objects.filter(settled=False, key__in=own).exists()


def _holds_keys(name: str, made: Rendered) -> bool:
    """Whether the books know every key it is made from: with one missing, it would not change when it should."""
    known = set(Entry.objects.get(name=name).keys.values_list("key", flat=True))
    return known >= {number_of(key) for key in made.made_from.keys}
