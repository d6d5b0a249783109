"""What a page is made from, written down while it is made.

Object keys (`stories.story:42`) are noted by the models themselves, see `watch.py`. List keys (`list:latest`) are noted
by the named methods in `queries`, because membership and absence leave no object.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

BATCH = 500


@dataclass
class Recording:
    """The keys of one page or part, and when it would change by the clock alone."""

    keys: set[str] = field(default_factory=set)
    until: float | None = None
    mark: str = ""
    """What places of parts are told by."""
    listing: bool = False
    """Whether the statement at hand is issued under a list key."""

    def ends(self, moment: datetime) -> None:
        """It would differ from `moment` on; the earliest counts."""
        second = moment.timestamp()
        self.until = second if self.until is None else min(self.until, second)


_recording: ContextVar[Recording | None] = ContextVar("recording", default=None)


def recording_now() -> Recording | None:
    """What is being pressed at this moment in this thread; None when nothing is."""
    return _recording.get()


@contextmanager
def recording() -> Iterator[Recording]:
    """Write down what the block reads."""
    made_from = Recording()
    token = _recording.set(made_from)
    try:
        yield made_from
    finally:
        _recording.reset(token)


def note(*keys: str) -> None:
    """The page at hand depends on `keys`. Nothing when no page is being pressed."""
    made_from = _recording.get()
    if made_from is not None:
        made_from.keys.update(keys)


def note_until(moment: datetime | None) -> None:
    """The page at hand would differ from `moment` on; None when it never does."""
    made_from = _recording.get()
    if made_from is not None and moment is not None:
        made_from.ends(moment)


@contextmanager
def under(*keys: str) -> Iterator[None]:
    """The statements of the block are accounted for by these list keys; by none when nothing can be missing there."""
    note(*keys)
    with under_list_key():
        yield


@contextmanager
def under_list_key() -> Iterator[None]:
    """The statements of the block are accounted for by a list key that was noted."""
    made_from = _recording.get()
    if made_from is None or made_from.listing:
        yield
        return
    made_from.listing = True
    try:
        yield
    finally:
        made_from.listing = False


def batched(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """So many at a time as a statement may hold."""
    yield from (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def number_of(key: str) -> int:
    """A key as the index keeps it: 63 bits of a hash. Two that fell together would only be pressed once too often."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1
