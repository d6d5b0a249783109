"""How often a rule is right, as measured on stories nobody had read: see docs/algorithms/reader.md."""

from collections.abc import Iterable

from dateline.archive.reader.proposals import PRONOUNS

CARRIED = "goes on from the paragraph before"
CERTAINTIES = {
    "governing verb": 0.85,
    "verb beside the marks": 0.95,
    "according to": 0.8,
    "something said": 0.4,
    "goes on in the paragraph": 0.9,
    CARRIED: 0.4,
    "goes on in the next paragraph": 0.4,
    "led in by a colon": 0.6,
    "led in by the sentence before": 0.75,
    "last speaker": 0.6,
    "transcript": 0.8,
    "marks alone": 0.0,
    "told by another": 0.75,
    "named with the words before": 0.7,
    "reported after its verb": 0.85,
    "reported before its verb": 0.8,
    "reported according to": 0.85,
    "verb put in": 0.85,
    "taken as": 0.7,
    "words in the paragraph": 0.6,
    "signature": 0.85,
    "name beside verb": 0.85,
}
OPEN = 0.3


def certainty_of(rule: str, names: Iterable[str] = ()) -> float:
    """Nothing where nobody is named; little where the story leaves open whom its pronoun means."""
    told = list(names)
    if not told:
        return 0.0
    return min(CERTAINTIES[rule], OPEN) if any(name.casefold() in PRONOUNS for name in told) else CERTAINTIES[rule]
