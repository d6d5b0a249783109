"""How rare words are among the stories of the house, and what that makes of a story's words."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, sqrt

from django.db import connection

from dateline.press.keys import batched, number_of

EVERY_STORY = 0
"""The key of the row that counts them all."""

OF_A_YEAR, OF_A_FIGURE = 3.0, 1.75
"""What sets two like events apart is when they were, and how many it struck."""

HELD = "SELECT key, stories FROM archive_term WHERE key IN ({})"
"""Asked for ten thousand words of each story: writing it costs Django more than answering it costs the database."""

FIRST_YEAR, LAST_YEAR = 1500, 2099


@lru_cache(maxsize=100_000)
def term_key(word: str) -> int:
    return number_of(word)


@lru_cache(maxsize=2_000)
def _often(weight: int) -> float:
    return 1 + log(weight)


class Rarity:
    """Of the words asked for; costs a statement for five hundred of them."""

    def __init__(self, words: Iterable[str]) -> None:
        keys = {word: term_key(word) for word in words}
        self.held: dict[int, int] = {}
        with connection.cursor() as cursor:
            for some in batched(sorted({EVERY_STORY, *keys.values()})):
                cursor.execute(HELD.format(",".join(["%s"] * len(some))), some)
                self.held.update(cursor.fetchall())
        self.stories = self.held.get(EVERY_STORY, 0)
        self._keys = keys
        rare = {number: log((self.stories + 1) / max(1, number)) for number in {0, *self.held.values()}}
        self._rare = {word: rare[self.held.get(key, 0)] for word, key in keys.items()}
        figures = {word: self._rare[word] * weight_of_kind(word) for word in keys if word[0].isdigit()}
        self._compared = self._rare | figures

    def in_stories(self, word: str) -> int:
        """In how many it stands."""
        return self.held.get(self._keys[word], 0)

    def found_by(self, words: Mapping[str, int]) -> dict[str, float]:
        """How well each word tells a story from others, as it is looked for."""
        return {word: _often(weight) * self._rare[word] for word, weight in words.items()}

    def compared_by(self, words: Mapping[str, int]) -> dict[str, float]:
        """The same as it is compared, for a story of length one: the products of two are their likeness, 0 to 1."""
        length = self.length_of(words)
        return {word: _often(weight) * self._compared[word] / length for word, weight in words.items()}

    def alike(self, own: Mapping[str, float], words: Mapping[str, int], length: float) -> dict[str, float]:
        """What each word makes of the likeness between `own`, as it is compared, and a story of `words`."""
        shared = own.keys() & words.keys()
        return {word: own[word] * _often(words[word]) * self._compared[word] / length for word in sorted(shared)}

    def length_of(self, words: Mapping[str, int]) -> float:
        """Of a story as it is compared; never nothing."""
        return sqrt(sum((_often(weight) * self._compared[word]) ** 2 for word, weight in words.items())) or 1.0


def weight_of_kind(word: str) -> float:
    if not word[0].isdigit():
        return 1.0
    return OF_A_YEAR if _is_year(word) else OF_A_FIGURE


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR
