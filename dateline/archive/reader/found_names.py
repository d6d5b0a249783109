"""Names at their places, before they are linked to one another."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.stories import KnownName


@dataclass(frozen=True, slots=True)
class Found:
    """A name at its place, before it is linked."""

    start: int
    end: int
    kind: MentionKind
    known: KnownName | None = None
    roles: tuple[str, ...] = ()
    label: MentionKind | None = None
    """What the parser takes it for."""
    is_guessed: bool = False
    printed: str = ""
    """Its words, where the text has them in capitals throughout."""

    @property
    def length(self) -> int:
        return self.end - self.start


class Covered:
    """The parts of a text that are names already."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)

    def holds(self, start: int, end: int) -> bool:
        at = bisect_left(self._ranges, (end, 0))
        return at > 0 and self._ranges[at - 1][1] > start

    def add(self, start: int, end: int) -> None:
        insort(self._ranges, (start, end))


def apart(found: list[Found]) -> list[Found]:
    """In the order of the text, without those that begin inside another."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def overlapping(found: Sequence[Found], start: int, end: int) -> list[Found]:
    """Of names in the order of the text, none within another, those that share a place with a range."""
    first = bisect_left(found, start, key=lambda each: each.end - 1)
    last = bisect_left(found, end, key=lambda each: each.start)
    return list(found[first:last])
