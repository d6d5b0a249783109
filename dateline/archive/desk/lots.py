"""What waits in the whole house, by kinds that can be decided on at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as say

from dateline.archive.actions.decide_at_once import Waiting
from dateline.archive.desk.queue import first_of_each_name, of_public_stories, whole_names
from dateline.archive.models import Event, Mention, Quote, Tie
from dateline.archive.queries import ACCUSATIONS
from dateline.archive.reader.certainties import RULES
from dateline.subjects.models import Subject

EXACT, RULE, EVENT, TIE = "exact names", "rule", "event", "tie"
MOST_COUNTED = 1000
OF_MODEL: dict[str, Any] = {EXACT: Mention, RULE: Quote, EVENT: Event, TIE: Tie}
BESIDE: dict[str, tuple[str, ...]] = {
    EXACT: ("subject",), RULE: ("speaker",), EVENT: ("place",), TIE: ("from_subject", "to_subject", "about"),
}  # fmt: skip


@dataclass(frozen=True)
class Lot:
    """The proposals of one kind in stories that whoever asks may sign for, the most certain first. What is in doubt
    was in print, and is looked at one by one."""

    of: str
    which: str
    certainty: float
    signs_in: frozenset[int]

    @classmethod
    def named(cls, name: str, certainty: float, signs_in: Iterable[int]) -> "Lot":
        of, _, which = name.partition(":")
        return cls(of, which, certainty, frozenset(signs_in))

    def rows(self, accept: bool) -> Any:
        """To be accepted: those that can be as they stand. To be rejected: all of them. Goes through what waits."""
        found = of_public_stories(OF_MODEL[self.of].objects.waiting())
        found = found.filter(self._which(), state="proposed", story__section__in=self.signs_in)
        found = found.filter(certainty__gte=self.certainty).select_related("story__section", *BESIDE[self.of])
        if self.of == EXACT:
            found = first_of_each_name(found)
        return found.filter(self._as_it_stands()) if accept else found

    def told(self, rows: list[Any]) -> list[Waiting]:
        """The same as decisions are made on them: a name is decided on wherever it stands in its story."""
        return list(whole_names(rows)) if self.of == EXACT else rows

    def _which(self) -> Q:
        if self.of == EXACT:
            full = Q(name__contains=" ") | ~Q(subject__kind=Subject.Kind.PERSON)
            return Q(full, name=F("subject__name"), subject__closed_at=None)
        return Q(rule=self.which) if self.of == RULE else Q(kind=self.which)

    def _as_it_stands(self) -> Q:
        if self.of == RULE:
            return Q(speaker__isnull=False, speaker__closed_at=None) | Q(speaker=None, is_unnamed=True)
        return Q(from_subject__isnull=False, to_subject__isnull=False) if self.of == TIE else Q()


def lots() -> list[tuple[str, list[tuple[str, str]]]]:
    """All there are, as a list to choose from. Whoever accuses somebody looks at each."""
    return [
        (say("Names"), [(f"{EXACT}:", say("Names that match exactly"))]),
        (say("Quotes, by the rule that found the speaker"), [(f"{RULE}:{rule}", rule) for rule in RULES]),
        (say("Events"), [(f"{EVENT}:{kind.value}", str(kind.label)) for kind in Event.Kind if kind not in ACCUSATIONS]),
        (say("Ties"), [(f"{TIE}:{kind.value}", str(kind.label)) for kind in Tie.Kind]),
    ]
