"""Which of the stories found comes first: the same in both databases, for no database is asked.

All of them hold every word. What tells them apart is where the words stand, how rare each is, and how old a story is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.lib import clock
from dateline.search.about import sections_called
from dateline.search.asking import Asked
from dateline.search.numbers import STORY_BITS
from dateline.search.vocabulary import rarity_of
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.search.finding import Rows

IN_HEADLINE, IN_LEAD, IN_BODY = 1.0, 0.45, 0.15
"""What a word is worth where it stands: news says in its headline what it is about."""

SHORT = 6
"""Words of a headline that make it short. In a long one each word says less of it."""

OF_IT = 0.25
"""What it is worth that a story names, by an editor's word, whoever is called what was asked for, or that its section
is called so."""

FRESH = 0.5
"""What being of this hour is worth, beside words that are worth 1 together."""

HALF_AS_FRESH = 60 * 86_400
"""Seconds until it is worth half of that, a third after twice as many, and so on."""


def ranked(asked: Asked, rows: "Rows", subjects: Sequence[Subject] = ()) -> list[int]:
    """The keys of the stories, the best first; of two alike the newer. `subjects` are called what was asked for."""
    points = [words + fresh for words, fresh in zip(_by_words(asked, rows), _by_age(rows), strict=True)]
    sections, keys = sections_called(asked), {str(subject.pk) for subject in subjects}
    if sections or keys:
        for place, (section, named) in enumerate(zip(rows.section, rows.subjects, strict=True)):
            if section in sections or not keys.isdisjoint(named.split()):
                points[place] += OF_IT
    newest = sorted(range(len(points)), key=rows.number.__getitem__, reverse=True)
    return [rows.story[place] for place in sorted(newest, key=points.__getitem__, reverse=True)]


def _by_words(asked: Asked, rows: "Rows") -> list[float]:
    """What the words are worth where they stand, 1 at most. Ten thousand stories are looked at for each part."""
    rare = rarity_of({word for part in asked.wanted for word in part.folded})
    weights = [sum(rare[word] for word in part.folded) or 1.0 for part in asked.wanted]
    points = [0.0] * len(rows.number)
    for weight, part in zip(weights, asked.wanted, strict=True):
        _add(points, weight / sum(weights), [f" {' '.join(phrase)} " for phrase in part.choice], rows)
    return points


def _add(points: list[float], weight: float, needles: Sequence[str], rows: "Rows") -> None:
    in_lead, in_body = weight * IN_LEAD, weight * IN_BODY
    in_headlines = _holding(needles, rows.headline)
    for place, (is_in_headline, is_in_lead) in enumerate(zip(in_headlines, _holding(needles, rows.lead), strict=True)):
        if is_in_headline:
            words = rows.headline[place].count(" ") - 1
            points[place] += weight * IN_HEADLINE * (0.7 + 0.3 * SHORT / max(SHORT, words))
        else:
            points[place] += in_lead if is_in_lead else in_body


def _holding(needles: Sequence[str], texts: Sequence[str]) -> list[bool]:
    """Whether each text holds any of them. Needle by needle: text by text it would take twice as long."""
    held = [False] * len(texts)
    for needle in needles:
        held = [was or needle in text for was, text in zip(held, texts, strict=True)]
    return held


def _by_age(rows: "Rows") -> list[float]:
    newest = clock.now().timestamp()
    return [FRESH / (1 + max(0.0, newest - (number >> STORY_BITS)) / HALF_AS_FRESH) for number in rows.number]
