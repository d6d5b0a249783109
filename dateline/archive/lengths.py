"""How long stories are as they are compared: the more rare words they have, the longer."""

from collections.abc import Iterable

from dateline.archive.models import Wording
from dateline.archive.rarity import Rarity

GROWN = 2
"""What was reckoned when there were so many times fewer stories is reckoned anew: what was rare then may be common."""

FEW = 100
"""Among fewer stories nothing can be said of that, and reckoning costs little."""


def lengths_of(wordings: Iterable[Wording], stories: int) -> dict[int, float]:
    """By story, among so many `stories`. A length that is kept costs nothing; else how rare each word is is asked."""
    told = {each.story_id: each.length for each in wordings if _holds(each, stories)}
    others = {each.story_id: dict(each.words) for each in wordings if each.story_id not in told}
    rarity = Rarity({word for words in others.values() for word in words})
    return told | {story: rarity.length_of(words) for story, words in others.items()}


def _holds(wording: Wording, stories: int) -> bool:
    return wording.length > 0 and stories >= FEW and wording.compared_among > stories // GROWN
