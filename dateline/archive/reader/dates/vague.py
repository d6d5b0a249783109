"""Words that point at a time without saying which: now, recently, soon. A caller may leave them out."""

from dateline.archive.reader.dates.amounts import amount_at
from dateline.archive.reader.dates.moments import FUTURE, PAST, PRESENT, Moment
from dateline.archive.reader.dates.reading import Match, Reading
from dateline.archive.reader.dates.tokens import Tokens
from dateline.archive.reader.dates.vocabulary import PLURALS, UNITS

PHRASES: tuple[tuple[tuple[str, ...], Moment], ...] = tuple(
    (tuple(phrase.split()), moment)
    for moment, phrases in (
        (PRESENT, ("now", "right now", "currently", "these days", "at the moment", "at present")),
        (PAST, ("recently", "more recently", "recent days", "the past", "not long ago")),
        (FUTURE, ("the future", "the near future", "the near term", "the short term", "a later date")),
    )
    for phrase in phrases
)


def vague(reading: Reading, at: int) -> Match | None:
    """The longest such phrase."""
    found: Match | None = None
    for phrase, moment in PHRASES:
        after = reading.tokens.after(at, *phrase)
        if after and (found is None or after > found.after):
            found = Match(after, moment)
    if found and reading.tokens.low(found.after - 1) == "past" and counts_something(reading.tokens, found.after):
        return None
    return found


def counts_something(tokens: Tokens, at: int) -> bool:
    """Whether "the past" goes on to say how much of it: two months, few years, decade."""
    return tokens.low(at) in UNITS or tokens.low(at) in PLURALS or amount_at(tokens, at) is not None
