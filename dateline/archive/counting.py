"""The how-manieth in how long, in words: second meeting in two months."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as say

NOUNS_ARE_CAPITALISED = "de"
DAYS, WEEKS, MONTHS = 21, 56, 700
"""Up to so many days it is told in days, in weeks, in months."""


def count_in_words(kind: str, number: int, days: int) -> str:
    """`number` counts this one; `days` since the first."""
    told = {"kind": _inside_a_sentence(kind), "span": span_in_words(days), "number": number}
    patterns = {
        2: say("Second %(kind)s in %(span)s"),
        3: say("Third %(kind)s in %(span)s"),
        4: say("Fourth %(kind)s in %(span)s"),
        5: say("Fifth %(kind)s in %(span)s"),
        6: say("Sixth %(kind)s in %(span)s"),
    }
    return patterns.get(number, say("%(kind)s number %(number)d in %(span)s")) % told


def _inside_a_sentence(noun: str) -> str:
    return noun if (get_language() or "").startswith(NOUNS_ARE_CAPITALISED) else noun.lower()


def span_in_words(days: int) -> str:
    if days <= DAYS:
        return _amount(ngettext("one day", "%(number)s days", max(days, 1)), max(days, 1))
    if days <= WEEKS:
        return _amount(ngettext("one week", "%(number)s weeks", round(days / 7)), round(days / 7))
    months, years = round(days / 30.44), round(days / 365.25)
    if days <= MONTHS:
        return _amount(ngettext("one month", "%(number)s months", months), months)
    return _amount(ngettext("one year", "%(number)s years", years), years)


def _amount(words: str, number: int) -> str:
    """Small numbers are written out, as a paper does."""
    written = ["", "", say("two"), say("three"), say("four"), say("five"), say("six"), say("seven"), say("eight"),
               say("nine"), say("ten")]  # fmt: skip
    return words % {"number": written[number] if number < len(written) else number}
