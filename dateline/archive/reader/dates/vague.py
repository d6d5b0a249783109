"""Words that point at a time without saying which: now, recently, soon. A caller may leave them out."""

from dateline.archive.reader.dates.moments import FUTURE, PAST, PRESENT, Moment
from dateline.archive.reader.dates.reading import Match, Reading

PHRASES: tuple[tuple[tuple[str, ...], Moment], ...] = tuple(
    (tuple(phrase.split()), moment)
    for moment, phrases in (
        (PRESENT, ("now", "right now", "currently", "these days", "at the moment", "at present")),
        (PAST, ("recently", "more recently", "previously", "recent days", "in the past", "not long ago", "formerly")),
        (FUTURE, ("soon", "the future", "the near future", "the near term", "the short term", "shortly", "a later date")),
    )
    for phrase in phrases
)


def vague(reading: Reading, at: int) -> Match | None:
    """The longest such phrase."""
    found: Match | None = None
    for words, moment in PHRASES:
        after = reading.tokens.after(at, *words)
        if after and (found is None or after > found.after):
            found = Match(after, moment)
    return found
