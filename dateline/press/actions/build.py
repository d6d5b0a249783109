"""Press the whole site, so that no reader has to wait for a page."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.lib.trouble import is_database_away
from dateline.press.actions.press_together import Outcomes, press_together
from dateline.press.addresses import all_addresses
from dateline.press.backends.base import CannotKeep
from dateline.press.crew import in_parallel
from dateline.press.format import AnotherPress
from dateline.press.outcome import Outcome
from dateline.press.store import open_store

log = logging.getLogger("dateline.press")

TOGETHER = 50
"""Pages. With its parts one takes 35 ms by itself, 13 among ten, as much among fifty, 11 among 200."""


@dataclass
class Built:
    """What was done. `kept` were pressed already."""

    pressed: int = 0
    kept: int = 0
    failed: int = 0
    addresses: int = 0


def build(
    *, addresses: Iterable[str] | None = None, processes: int = 1, tell: Callable[[int], object] = lambda _: None
) -> Built:
    """Press the pages at `addresses`, by default every one there is, the front first, that is not pressed yet, and
    the parts they show.

    The site is whole before it has ended: what is not pressed yet is made for whoever asks. Stopped and called again,
    it goes on where it was. Raises CannotKeep and AnotherPress, what a database raises that is away, and
    BrokenProcessPool when one of several processes is killed.
    """
    total = Built()
    some = _some_at_a_time(all_addresses() if addresses is None else addresses)
    for done in in_parallel(_press_all, some, processes):
        total.pressed += done.pressed
        total.kept += done.kept
        total.failed += done.failed
        tell(done.addresses)
    return total


def _some_at_a_time(addresses: Iterable[str]) -> Iterator[list[str]]:
    left = iter(addresses)
    while some := list(islice(left, TOGETHER)):
        yield some


def _press_all(addresses: Sequence[str]) -> Built:
    """These pages, and the parts they show."""
    done = Built(addresses=len(addresses))
    _have(_have(addresses, done), done)
    return done


def _have(names: Collection[str], done: Built) -> set[str]:
    """See that these entries are there; the parts they show."""
    store = open_store()
    read = {name: store.read(name) for name in names}
    kept = {name: entry for name, entry in read.items() if entry and entry.format == store.format}
    pressed = _press([name for name in names if name not in kept], done)
    done.kept += len(kept)
    done.pressed += sum(outcome is Outcome.PRESSED for outcome, _ in pressed.values())
    entries = [*kept.values(), *(entry for _, entry in pressed.values() if entry is not None)]
    return {part for entry in entries for part in entry.parts}


def _press(names: Sequence[str], done: Built) -> Outcomes:
    """All at once; and where one of them breaks, each by itself."""
    try:
        return press_together(names=names)
    except (AnotherPress, CannotKeep):
        raise
    except Exception as error:
        if is_database_away(error):
            raise
        if len(names) > 1:
            return {name: outcome for each in names for name, outcome in _press([each], done).items()}
        log.exception("%s could not be pressed.", names[0])
        done.failed += 1
        return {}
