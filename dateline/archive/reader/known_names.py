"""Where given names stand in a text: those a house has subjects of, or those a story has used already."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.archive.reader.stories import KnownName

WORD = re.compile(r"(?<![\w'’])[^\W_][\w]*")
LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """A known name at a place of the text, for every subject that bears it."""

    start: int
    end: int
    bearers: tuple[KnownName, ...]


class Gazetteer:
    """The names of a house, by their first word. Making one costs a step a name, looking a step a word."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        bearers: dict[str, dict[KnownName, None]] = defaultdict(dict)
        for each in known:
            if len(each.name) >= LEAST_LETTERS:
                bearers[each.name.strip()][each] = None
        self._bearers = {name: tuple(each) for name, each in bearers.items()}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._bearers, key=len, reverse=True):
            first = WORD.search(name)
            if first and first.start() == 0:
                self._by_first[first[0]].append(name)

    def bearers_of(self, name: str) -> tuple[KnownName, ...]:
        """The subjects of exactly that name."""
        return self._bearers.get(name, ())

    def standing_in(self, text: str) -> Iterator[Standing]:
        """In the order of the text, the longest where several begin, none within another."""
        end = 0
        for word in WORD.finditer(text):
            at = word.start()
            if at < end:
                continue
            for name in self._by_first.get(word[0], ()):
                if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum():
                    end = at + len(name)
                    yield Standing(at, end, self._bearers[name])
                    break
