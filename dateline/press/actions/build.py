"""Press the whole site, so that no reader has to wait for a page."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from dateline.press.actions.press import Outcome, press
from dateline.press.addresses import all_addresses
from dateline.press.backends.base import CannotKeep
from dateline.press.store import open_store

log = logging.getLogger("dateline.press")


@dataclass
class Built:
    """What was done. `kept` were pressed already."""

    pressed: int = 0
    kept: int = 0
    failed: int = 0


def build(tell: Callable[[int], object] = lambda _: None) -> Built:
    """Press every page and part that is not pressed as it should be, the front first.

    The site is whole before it has ended: what is not pressed yet is made for whoever asks. Stopped and called again,
    it goes on where it was. Raises CannotKeep.
    """
    done = Built()
    for address in all_addresses():
        page = _have(address, done)
        for part in page:
            _have(part, done)
        tell(1)
    return done


def _have(name: str, done: Built) -> tuple[str, ...]:
    """See that the entry is there; the parts it shows."""
    store = open_store()
    kept = store.read(name)
    if kept is not None and kept.format == store.format:
        done.kept += 1
        return kept.parts
    try:
        outcome, entry = press(name=name)
    except CannotKeep:
        raise
    except Exception:
        log.exception("%s could not be pressed.", name)
        done.failed += 1
        return ()
    done.pressed += outcome is Outcome.PRESSED
    return entry.parts if entry is not None else ()
