"""Whom the house knows that a name in a story could be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from dateline.archive.known import Known
from dateline.subjects.models import Subject

MOST_BY_SURNAME = 300
MOST_FOUND = 10


@dataclass(frozen=True)
class Candidates:
    """For the names of one leaf."""

    known: Known
    by_surname: dict[str, list[Subject]]

    @classmethod
    def for_names(cls, names: Iterable[str]) -> "Candidates":
        """In three statements, however many names."""
        wanted = {name for name in names if name}
        surnames = {_surname(name) for name in wanted} - {""}
        ending = Q()
        for surname in surnames:
            ending |= Q(name__iendswith=surname)
        by_surname = defaultdict(list)
        for subject in Subject.objects.filter(ending)[:MOST_BY_SURNAME] if surnames else ():
            by_surname[_surname(subject.name)].append(subject)
        return cls(Known.among(wanted), by_surname)

    def exactly(self, name: str, kinds: Iterable[str] = Subject.Kind.values) -> list[Subject]:
        """Those of just this name, or with it among their other names."""
        return [subject for subject in self.known.by_name.get(name, ()) if subject.kind in kinds]

    def of_surname(self, name: str) -> list[Subject]:
        """Those whose name ends as this one does."""
        return self.by_surname.get(_surname(name), [])

    def alike(self, name: str, kinds: Iterable[str] = Subject.Kind.values) -> list[Subject]:
        """Those of this name; then those it may be short for, or a fuller form of: Marsh, E. Marsh, Edwin Marsh."""
        near = [subject for subject in self.of_surname(name) if _may_be(name, subject.name)]
        found = {subject.pk: subject for subject in [*self.exactly(name), *near] if subject.kind in kinds}
        return list(found.values())


def search_by_name(name: str, kinds: Iterable[str]) -> list[Subject]:
    """At most ten whose name has these letters in it."""
    return list(Subject.objects.filter(kind__in=list(kinds), name__icontains=name)[:MOST_FOUND])


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


def _may_be(name: str, other: str) -> bool:
    mine, theirs = name.split()[:-1], other.split()[:-1]
    return not mine or not theirs or mine[0][:1].casefold() == theirs[0][:1].casefold()
