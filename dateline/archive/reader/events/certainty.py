"""How certain a proposal is: what the words are worth, times what stands with them."""

from dataclasses import dataclass

BY_RULE = {"event verb": 0.9, "event noun": 0.75, "dated verb": 0.7, "event words": 0.6}
DATED = ((0.7, 1.0), (1.3, 0.9), (2.0, 0.75))
"""Up to which way to its date, and what that is worth."""
UNDATED = 0.55
NOBODY = 0.7
LEAST = 0.15


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an event."""

    rule: str
    sense: float
    firmness: float = 1.0
    way_to_date: float | None = None
    people: int = 0


def certainty_of(evidence: Evidence) -> float:
    """Between 0 and 1."""
    found = BY_RULE[evidence.rule] * evidence.sense * evidence.firmness
    if evidence.way_to_date is None:
        found *= UNDATED
    else:
        found *= next((worth for farthest, worth in DATED if evidence.way_to_date <= farthest), DATED[-1][1])
    found *= 1.0 if evidence.people else NOBODY
    return round(max(LEAST, min(found, 0.99)), 3)
