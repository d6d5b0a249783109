"""How often a rule is right, as measured on stories nobody had read: see docs/algorithms/reader.md."""

from collections.abc import Iterable

from dateline.archive.reader.proposals import PRONOUNS

ALONE = "marks alone"
CARRIED = "goes on from the paragraph before"
CERTAINTIES = {
    "verb beside the marks": 0.95,
    "governing verb": 0.86,
    "verb put in": 0.92,
    "something said": 0.45,
    "according to": 0.82,
    "taken as": 0.6,
    "told by another": 0.8,
    "name beside verb": 0.85,
    "goes on in the paragraph": 0.93,
    CARRIED: 0.25,
    "goes on in the next paragraph": 0.25,
    "named with the words before": 0.6,
    "words in the paragraph": 0.6,
    "led in by a colon": 0.5,
    "led in by the sentence before": 0.72,
    "last speaker": 0.68,
    "signature": 0.9,
    "transcript": 0.8,
    "reported after its verb": 0.87,
    "reported before its verb": 0.78,
    "reported according to": 0.86,
    ALONE: 0.0,
}
RULES = tuple(rule for rule in CERTAINTIES if rule != ALONE)
"""Those that name a speaker, so that a house can switch them off."""
OPEN = 0.3
"""How certain a pronoun is that nobody was found for: that it speaks is told, and who that is not."""


def certainty_of(rule: str, names: Iterable[str] = ()) -> float:
    """Nothing where nobody is named; little where the story leaves open whom its pronoun means."""
    told = list(names)
    if not told:
        return 0.0
    return min(CERTAINTIES[rule], OPEN) if any(name.casefold() in PRONOUNS for name in told) else CERTAINTIES[rule]
