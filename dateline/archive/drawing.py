"""A drawing of whom a subject is tied to: itself on the one side, the others on the other, a line between.

As wide as a telephone, so that its words are as large as the page's; in the page's own colour; made here, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.text import Truncator

from dateline.archive.ties import Link
from dateline.subjects.models import Subject

WIDTH, ROW, TOP = 400, 46, 8
HUB, DOTS, NAMES = 128, 176, 188
LONGEST, LONGEST_HOW = 26, 30
OWN_LINE, OWN_LINES, LINE = 13, 3, 17
MOST_DRAWN = 8


@dataclass(frozen=True)
class Line:
    """From the one to another."""

    name: str
    how: str
    path: str
    y: int
    is_told: bool


@dataclass(frozen=True)
class Drawing:
    """All that the template prints."""

    width: int
    height: int
    middle: int
    own: list[tuple[int, str]]
    """The lines of its own name, each with where it stands."""
    lines: list[Line]
    hub: int = HUB
    dots: int = DOTS
    names: int = NAMES


def drawing_of(subject: Subject, links: Sequence[Link]) -> Drawing | None:
    """Each of them once; None where there is nobody."""
    drawn = list({link.who.pk: link for link in reversed(links)}.values())[::-1][:MOST_DRAWN]
    if not drawn:
        return None
    height = TOP * 2 + ROW * max(len(drawn), 2)
    middle = height // 2
    first = middle - ROW * (len(drawn) - 1) // 2
    lines = [_line(link, first + ROW * number, middle) for number, link in enumerate(drawn)]
    words = wrap(subject.name, OWN_LINE, max_lines=OWN_LINES, placeholder="…")
    own = [(middle + 5 + LINE * number - LINE * (len(words) - 1) // 2, each) for number, each in enumerate(words)]
    return Drawing(WIDTH, height, middle, own, lines)


def _line(link: Link, y: int, middle: int) -> Line:
    bend = (HUB + DOTS) // 2
    path = f"M{HUB} {middle}C{bend} {middle} {bend} {y} {DOTS} {y}"
    return Line(Truncator(link.who.name).chars(LONGEST), Truncator(link.how).chars(LONGEST_HOW), path, y, link.is_told)
