"""Which of the stories found comes first: the same in both databases, for no database is asked.

All of them hold every word. What tells them apart is where the words stand, how rare each is, and how old a story is.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dateline.lib import clock
from dateline.search.about import sections_called
from dateline.search.asking import Asked, Part
from dateline.search.numbers import seconds_of
from dateline.search.vocabulary import rarity_of
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.search.finding import Row

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


def ranked(asked: Asked, rows: "Sequence[Row]", subjects: Sequence[Subject] = ()) -> list[int]:
    """The keys of the stories, the best first; of two alike the newer. `subjects` are called what was asked for."""
    rare = rarity_of({word for part in asked.wanted for word in part.folded})
    weights = [sum(rare[word] for word in part.folded) or 1.0 for part in asked.wanted]
    whole = sum(weights)
    sought = [(weight / whole, _needles(part)) for weight, part in zip(weights, asked.wanted, strict=True)]
    now = clock.now().timestamp()
    points = [(_words(sought, row) + _fresh(now - seconds_of(row.number)), row.number, row.story) for row in rows]
    if about := _about(asked, subjects):
        points = [(each[0] + OF_IT * about(row), *each[1:]) for each, row in zip(points, rows, strict=True)]
    points.sort(reverse=True)
    return [story for _, _, story in points]


def _about(asked: Asked, subjects: Sequence[Subject]) -> "Callable[[Row], bool] | None":
    """Whether a story is of such a subject or section; None where nothing is called so."""
    sections = sections_called(asked)
    keys = {str(subject.pk) for subject in subjects}
    if not sections and not keys:
        return None
    return lambda row: row.section in sections or not keys.isdisjoint(row.subjects.split())


def _needles(part: Part) -> tuple[str, ...]:
    return tuple(f" {' '.join(phrase)} " for phrase in part.choice)


def _words(sought: Sequence[tuple[float, tuple[str, ...]]], row: "Row") -> float:
    headline, lead = row.headline, row.lead
    length = 0.0
    points = 0.0
    for weight, needles in sought:
        for needle in needles:
            if needle in headline:
                length = length or 0.7 + 0.3 * SHORT / max(SHORT, headline.count(" ") - 1)
                points += weight * IN_HEADLINE * length
                break
        else:
            for needle in needles:
                if needle in lead:
                    points += weight * IN_LEAD
                    break
            else:
                points += weight * IN_BODY
    return points


def _fresh(age: float) -> float:
    return FRESH / (1 + max(0.0, age) / HALF_AS_FRESH)
