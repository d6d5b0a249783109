"""The words of the index, counted."""

from collections.abc import Collection, Mapping
from math import log

from django.db import connection

from dateline.search import marks
from dateline.search.models import Word

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


def words_beginning(beginning: str, most: int) -> list[str]:
    """The most frequent of them."""
    with connection.cursor() as cursor:
        cursor.execute(BEGINNING[connection.vendor], [beginning, beginning + chr(0x10FFFF), most])
        return [word for (word,) in cursor.fetchall()]


def languages_in_use() -> list[str]:
    """Of the indexed stories, the most frequent first."""
    begins = marks.of_language("")
    counted = Word.objects.filter(word__startswith=begins, stories__gt=0).order_by("-stories", "word")
    return [word.removeprefix(begins) for word in counted.values_list("word", flat=True)[:MOST_LANGUAGES]]


def rarity_of(words: Collection[str]) -> dict[str, float]:
    """How much a word says of a story it stands in. One statement."""
    counted = dict(Word.objects.filter(word__in=[*words, marks.EVERY_STORY]).values_list("word", "stories"))
    every = max(1, counted.get(marks.EVERY_STORY, 1))
    return {word: log(1 + every / max(1, counted.get(word, 1))) for word in words}
