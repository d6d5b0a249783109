"""The words of the index, counted."""

from collections.abc import Collection, Mapping
from math import log

from django.db import connection

from dateline.search import marks
from dateline.search.models import Tally, Word

TALLY = (
    "INSERT INTO search_tally (mark, stories) VALUES (%s, %s)"
    " ON CONFLICT (mark) DO UPDATE SET stories = search_tally.stories + excluded.stories"
)
COUNT = (
    "INSERT INTO search_word (word, written, stories, head, tail) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (word) DO UPDATE SET stories = search_word.stories + excluded.stories"
)
BEGINNING = {
    "sqlite": (
        "SELECT word FROM search_word WHERE word >= %s AND word < %s AND stories > 0"
        " ORDER BY stories DESC, word LIMIT %s"
    ),
    "postgresql": (
        'SELECT word FROM search_word WHERE word COLLATE "C" >= %s AND word COLLATE "C" < %s AND stories > 0'
        ' ORDER BY stories DESC, word COLLATE "C" LIMIT %s'
    ),
}
ENDS = 2
"""Signs at either end of a word by which it is found when it is spelled otherwise."""

MOST_LANGUAGES = 6


def count_words(counted: Mapping[str, int], written: Mapping[str, str]) -> None:
    """Add what has come and take off what has gone, in the order of the words: two who wait never block each other."""
    rows = [
        (word, written.get(word, word), number, word[:ENDS], word[-ENDS:])
        for word, number in sorted(counted.items())
        if number
    ]
    with connection.cursor() as cursor:
        cursor.executemany(COUNT, rows)


def count_marks(counted: Mapping[str, int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(TALLY, [pair for pair in sorted(counted.items()) if pair[1]])


def tallied(begins: str) -> list[tuple[str, int]]:
    """What follows `begins` in each mark, and its stories, the most first."""
    counted = Tally.objects.filter(stories__gt=0).order_by("-stories", "mark").values_list("mark", "stories")
    return [(mark.removeprefix(begins), stories) for mark, stories in counted if mark.startswith(begins)]


def words_beginning(beginning: str, most: int) -> list[str]:
    """The most frequent of them."""
    with connection.cursor() as cursor:
        cursor.execute(BEGINNING[connection.vendor], [beginning, beginning + chr(0x10FFFF), most])
        return [word for (word,) in cursor.fetchall()]


def languages_in_use() -> list[str]:
    """Of the indexed stories, the most frequent first."""
    return [language for language, _ in tallied(marks.of_language(""))[:MOST_LANGUAGES]]


def rarity_of(words: Collection[str]) -> dict[str, float]:
    """How much a word says of a story it stands in. Two statements."""
    counted = dict(Word.objects.filter(word__in=words).values_list("word", "stories"))
    every = max(1, max((stories for _, stories in tallied(marks.EVERY_STORY)), default=1))
    return {word: log(1 + every / max(1, counted.get(word, 1))) for word in words}
