"""How certain a proposal is, in words: a number alone says more than it knows."""

from django.utils.translation import gettext as say

ALMOST, LIKELY, PERHAPS = 0.95, 0.85, 0.6


def certainty_words(certainty: float) -> str:
    told = {"percent": round(certainty * 100)}
    if certainty >= ALMOST:
        return say("almost certain (%(percent)d %%)") % told
    if certainty >= LIKELY:
        return say("likely (%(percent)d %%)") % told
    if certainty >= PERHAPS:
        return say("perhaps (%(percent)d %%)") % told
    return say("not told by the story") if not certainty else say("a guess (%(percent)d %%)") % told
