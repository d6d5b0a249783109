"""What the gatekeeper thinks of something a stranger sent, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

HOLD_FROM, REFUSE_FROM = 30, 100
"""Points. One sign of trouble holds; it takes several, or one that no reader gives, to refuse."""


class Outcome(StrEnum):
    """Let it through, have a person read it, or keep it back."""

    ALLOW = "allow"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Finding:
    """One reason: which check found it, what it weighs, and what it saw."""

    check: str
    points: int
    seen: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """The sum of the findings."""

    findings: Sequence[Finding] = ()

    @property
    def points(self) -> int:
        return sum(finding.points for finding in self.findings)

    @property
    def outcome(self) -> Outcome:
        if self.points >= REFUSE_FROM:
            return Outcome.REFUSE
        return Outcome.HOLD if self.points >= HOLD_FROM else Outcome.ALLOW

    def written(self) -> list[list[Any]]:
        """As it is kept beside what was sent."""
        return [[finding.check, finding.points, finding.seen] for finding in self.findings]


def read_verdict(written: Iterable[Sequence[Any]] | None) -> Verdict:
    """One that was kept."""
    return Verdict([Finding(check, points, seen) for check, points, seen in written or ()])
