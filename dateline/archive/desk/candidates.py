"""Whom the house knows that a name in a story could be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from dateline.archive.known import Known
from dateline.archive.spelling import is_spelt_alike
from dateline.subjects.models import Subject

MOST_BY_SURNAME = MOST_BY_BEGINNING = 300
BEGINNING = 2
"""Letters by which those of a like spelling are looked for."""
MOST_FOUND = 10


@dataclass(frozen=True)
class Candidates:
    """For the names of one leaf."""

    known: Known
    by_surname: dict[str, list[Subject]]
    by_beginning: dict[str, list[Subject]]

    @classmethod
    def for_names(cls, names: Iterable[str]) -> "Candidates":
        """In four statements, however many names. Nobody whose page was closed for good is offered."""
        wanted = {name for name in names if name}
        offered = Subject.objects.filter(closed_at=None)
        surnames = {_surname(name) for name in wanted} - {""}
        ending = Q()
        for surname in surnames:
            ending |= Q(name__iendswith=surname)
        by_surname = defaultdict(list)
        for subject in offered.filter(ending)[:MOST_BY_SURNAME] if surnames else ():
            by_surname[_surname(subject.name)].append(subject)
        beginning = Q()
        for letters in {_beginning(name) for name in wanted}:
            beginning |= Q(name__istartswith=letters)
        by_beginning = defaultdict(list)
        for subject in offered.filter(beginning)[:MOST_BY_BEGINNING] if wanted else ():
            by_beginning[_beginning(subject.name)].append(subject)
        return cls(Known.among(wanted), by_surname, by_beginning)

    def exactly(self, name: str, kinds: Iterable[str] = Subject.Kind.values) -> list[Subject]:
        """Those of just this name, or with it among their other names."""
        return [subject for subject in self.known.by_name.get(name, ()) if subject.kind in kinds]

    def of_surname(self, name: str) -> list[Subject]:
        """Those whose name ends as this one does."""
        return self.by_surname.get(_surname(name), [])

    def spelt_alike(self, name: str, kinds: Iterable[str] = Subject.Kind.values) -> list[Subject]:
        """Those whose name is this one but for a letter or two, which are seldom the first: Marsh, Marsch."""
        begin_alike = self.by_beginning.get(_beginning(name), ())
        return [each for each in begin_alike if each.kind in kinds and is_spelt_alike(name, each.name)]

    def may_be_known(self, name: str) -> bool:
        """Whether it may be somebody's under another spelling: then nobody new is made by a key alone."""
        return bool(self.of_surname(name) or self.spelt_alike(name))

    def alike(self, name: str, kinds: Iterable[str] = Subject.Kind.values) -> list[Subject]:
        """Those of this name; then those it may be short for, or a fuller form of: Marsh, E. Marsh, Edwin Marsh."""
        near = [subject for subject in self.of_surname(name) if _may_be(name, subject.name)]
        every = [*self.exactly(name), *near, *self.spelt_alike(name)]
        found = {subject.pk: subject for subject in every if subject.kind in kinds}
        return list(found.values())


def search_by_name(name: str, kinds: Iterable[str]) -> list[Subject]:
    """At most ten whose name has these letters in it."""
    known = Subject.objects.filter(kind__in=list(kinds), closed_at=None)
    return list(known.filter(name__icontains=name)[:MOST_FOUND])


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


def _beginning(name: str) -> str:
    return name[:BEGINNING].casefold()


def _may_be(name: str, other: str) -> bool:
    mine, theirs = name.split()[:-1], other.split()[:-1]
    return not mine or not theirs or mine[0][:1].casefold() == theirs[0][:1].casefold()
