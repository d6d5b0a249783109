"""Every address that can be pressed, told by the rooms that have it: what `press build` goes through."""

from collections.abc import Callable, Iterable, Iterator

Lister = Callable[[], Iterable[str]]

_first: list[Lister] = []
_listers: list[Lister] = []
_last: list[Lister] = []


def lists_addresses(lister: Lister, *, first: bool = False, last: bool = False) -> Lister:
    """Register what names a room's own pages. `first`: those that most readers come by; `last`: those that few do."""
    (_first if first else _last if last else _listers).append(lister)
    return lister


def first_addresses() -> Iterator[str]:
    """What most readers come by."""
    for lister in _first:
        yield from lister()


def all_addresses() -> Iterator[str]:
    """First what most readers come by, then room after room; nothing is held in memory."""
    for lister in (*_first, *_listers, *_last):
        yield from lister()
