"""Subjects the house has, by the names of one story."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.stories import KnownName
from dateline.subjects.models import Subject

SPEAKERS = (Subject.Kind.PERSON, Subject.Kind.ORGANISATION)
NAMED = (*SPEAKERS, Subject.Kind.PLACE)


@dataclass(frozen=True)
class Known:
    """By full name or other name, and only where one subject alone has it."""

    by_name: dict[str, list[Subject]]
    closed: frozenset[str] = frozenset()
    """The names of those whose page was closed for good, which nobody else has: they are proposed no more."""

    @classmethod
    def among(cls, names: Iterable[str]) -> "Known":
        """Of these names. Two statements; the second reads every subject that has other names."""
        wanted = set(names)
        found: dict[str, list[Subject]] = defaultdict(list)
        for subject in Subject.objects.filter(name__in=wanted):
            found[subject.name].append(subject)
        for subject in Subject.objects.exclude(aliases=[]):
            for name in wanted.intersection(subject.aliases) - {subject.name}:
                found[name].append(subject)
        is_open = {name: [each for each in those if not each.closed_at] for name, those in found.items()}
        closed = frozenset(name for name, those in is_open.items() if not those)
        return cls({name: those for name, those in is_open.items() if those}, closed)

    @classmethod
    def to_read_with(cls, most: int = 5000) -> Sequence[KnownName]:
        """The names and other names of people, organisations and places, the newest first, for the reader. One
        statement; a person is known by a full name alone, which the reader sees to."""
        subjects = Subject.objects.filter(kind__in=NAMED, closed_at=None).order_by("-pk")
        return [
            KnownName(each, MentionKind(kind), str(pk))
            for pk, name, aliases, kind in subjects.values_list("pk", "name", "aliases", "kind")[:most]
            for each in (name, *aliases)
        ]

    def subject(self, name: str, kind: str) -> Subject | None:
        return self._only(each for each in self.by_name.get(name, ()) if each.kind == kind)

    @staticmethod
    def is_exactly(subject: Subject | None, name: str) -> bool:
        """Whether `name` is the subject's own, and in full: a person's has two words and more."""
        is_full = " " in name or (subject is not None and subject.kind != Subject.Kind.PERSON)
        return subject is not None and is_full and subject.name == name

    def speaker(self, name: str) -> Subject | None:
        return self._only(each for each in self.by_name.get(name, ()) if each.kind in SPEAKERS)

    def anybody(self, name: str) -> Subject | None:
        """Of any kind, where only one is called so."""
        return self._only(self.by_name.get(name, ()))

    @staticmethod
    def _only(found: Iterable[Subject]) -> Subject | None:
        subjects = list(found)
        return subjects[0] if len(subjects) == 1 else None
