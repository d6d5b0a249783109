"""“Did you mean”: what is written almost like a word that found nothing, and finds something readers may see."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q

from dateline.search.analyser import is_solid
from dateline.search.asking import Asked, Part, asked_for
from dateline.search.finding import finds_anything
from dateline.search.models import Word
from dateline.search.vocabulary import ENDS

SHORTEST = 4
LOOKED_AT = 3000
"""Words that share a beginning or an end with it, the most frequent first."""

TRIED = 4
"""Corrections that are searched for before nothing is offered."""

FAR, LONG = 2, 7
"""Letters that may be otherwise in a word of so many and more; one in a shorter."""


def meant(typed: str, asked: Asked, house_language: str) -> str:
    """What to search for instead; empty when nothing comes to mind. Some statements for each word nobody has."""
    unknown = _unknown(asked)
    if len(unknown) != 1:
        return ""
    (part,) = unknown
    for other in islice(_like(part.folded[0]), TRIED):
        corrected = typed.replace(part.typed, other, 1)
        if corrected != typed and finds_anything(asked_for(corrected, house_language)):
            return corrected
    return ""


def _unknown(asked: Asked) -> list[Part]:
    """Words of which there is none, or hardly one; among all that are known, the rarest."""
    words = [part for part in asked.wanted if not part.is_phrase and len(part.folded) == 1]
    counted = dict(Word.objects.filter(word__in=[part.folded[0] for part in words]).values_list("word", "stories"))
    words.sort(key=lambda part: counted.get(part.folded[0], 0))
    return [part for part in words if len(part.folded[0]) >= SHORTEST and not is_solid(part.folded[0])][:1]


def _like(word: str) -> Iterator[str]:
    """As they are written: the nearest first, of those the most frequent."""
    most = FAR if len(word) >= LONG else 1
    shares_an_end = Q(head=word[:ENDS]) | Q(tail=word[-ENDS:])
    others = Word.objects.filter(shares_an_end, stories__gt=0).exclude(pk=word).order_by("-stories", "word")
    found = []
    for other, written, stories in others.values_list("word", "written", "stories")[:LOOKED_AT]:
        if abs(len(other) - len(word)) <= most and (far := distance(word, other, most)) <= most:
            found.append((far, -stories, written))
    return (written for _, _, written in sorted(found))


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, put in, changed, or changed about with the next, up to `most`; more than that is one more.

    Costs the product of their lengths, and words are short.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, another in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
