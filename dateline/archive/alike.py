"""Who may be the same under another name: filed twice, or about to be."""

from collections.abc import Iterable, Sequence

from dateline.archive.desk.candidates import Candidates
from dateline.subjects.models import Subject

MOST = 8
MOST_NAMES = 20
MOST_COMPARED = 300
SHORT_NAME = 8


def alike_to(subject: Subject) -> list[Subject]:
    """At most eight others of its kind: of one of its names, of its surname and initial, or spelt almost as it is."""
    found = alike_by_name([subject.name, *subject.aliases][:MOST_NAMES], subject.kind)
    return [each for each in found if each.pk != subject.pk][:MOST]


def alike_by_name(names: Sequence[str], kind: str) -> list[Subject]:
    """The surest first. Five statements at most, none of which reads more than a few hundred rows of those alike."""
    candidates = Candidates.for_names(names)
    found = [subject for name in names for subject in candidates.exactly(name, [kind])]
    if kind == Subject.Kind.PERSON:
        found += [subject for name in names if " " in name for subject in candidates.alike(name, [kind])]
    found += _spelt_alike(names, kind)
    return list({subject.pk: subject for subject in found}.values())


def is_spelt_alike(one: str, other: str) -> bool:
    """But for a letter; in longer names, two."""
    mine, theirs = _plain(one), _plain(other)
    most = 1 if min(len(mine), len(theirs)) < SHORT_NAME else 2
    return mine == theirs or (min(len(mine), len(theirs)) > most and _differ_by(mine, theirs, most) <= most)


def _spelt_alike(names: Iterable[str], kind: str) -> list[Subject]:
    """Among those that begin alike: a name is seldom wrong in its first letters."""
    found: list[Subject] = []
    for name in names:
        beginning = name[:2]
        near = Subject.objects.filter(kind=kind, closed_at=None, name__istartswith=beginning) if beginning else ()
        found += [subject for subject in near[:MOST_COMPARED] if is_spelt_alike(name, subject.name)]
    return found


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _differ_by(one: str, other: str, most: int) -> int:
    """How many letters must be changed, put in or left out to make the one the other; `most` and one more for more.

    In time that grows with the length of a name, not with its square.
    """
    far = most + 1
    if abs(len(one) - len(other)) > most:
        return far
    before = [place if place <= most else far for place in range(len(other) + 1)]
    for row, sign in enumerate(one, 1):
        now = [row if row <= most else far] + [far] * len(other)
        for place in range(max(1, row - most), min(len(other), row + most) + 1):
            changed = before[place - 1] + (sign != other[place - 1])
            now[place] = min(changed, before[place] + 1, now[place - 1] + 1, far)
        before = now
    return before[-1]
