"""Parts of a year: the third quarter of 1998, this year's third quarter, the first half of 1998, summer 1998."""

from datetime import date

from dateline.archive.reader.dates.amounts import ordinal_at
from dateline.archive.reader.dates.moments import Moment, half_of, quarter_of, season_of
from dateline.archive.reader.dates.reading import Match, Reading, match
from dateline.archive.reader.dates.tense import Direction
from dateline.archive.reader.dates.tokens import Tokens
from dateline.archive.reader.dates.vocabulary import SEASONS
from dateline.archive.reader.dates.written import ASIDE, is_year, written_year

WHOSE = ("the", "its", "their", "our", "this", "last", "next", "a")


def quarter(reading: Reading, at: int) -> Match | None:
    """The third quarter of 1998, this year's third quarter, the 1998 third quarter, Q3 1998; fiscal ones likewise."""
    tokens = reading.tokens
    start, stated = year_before_quarter(reading, at)
    start = tokens.after(start, "fiscal") or start
    start = tokens.past_hyphen(start)
    counted = counted_quarter(tokens, start)
    if counted is None:
        return None
    number, after = counted
    if stated is None:
        following = written_year(reading, tokens.after(after, "of", "fiscal") or tokens.after(after, "in") or after)
        if following:
            stated, after = following
    if stated is not None:
        return match(after, quarter_of(stated, number), base=stated >= reading.day.year)
    return match(after, unstated_quarter(reading, number, at, after))


def counted_quarter(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """First quarter, third-quarter, Q3."""
    word = tokens.low(at)
    if word == "q" and tokens[at + 1].glued and tokens.low(at + 1) in {"1", "2", "3", "4"}:
        return int(tokens.low(at + 1)), at + 2
    ordinal = ordinal_at(tokens, at) or ((4, at + 1) if word == "final" else None)
    if ordinal is None or not 1 <= ordinal[0] <= 4:
        return None
    after = tokens.after(tokens.past_hyphen(ordinal[1]), "quarter")
    return (ordinal[0], after) if after else None


def year_before_quarter(reading: Reading, at: int) -> tuple[int, int | None]:
    """The place after the words that may stand before a quarter, and the year when they tell it."""
    tokens = reading.tokens
    for phrase, years in ASIDE:
        after = tokens.after(at, *phrase)
        if after:
            return (tokens.after(after, "'", "s") or tokens.after(after, "’", "s") or after), reading.day.year + years
    after = at
    for whose in WHOSE:
        after = tokens.after(after, whose) or after
    after = tokens.after(after, "fiscal") or after
    if is_year(tokens, after):
        return after + 1, int(tokens.low(after))
    for phrase in (("year", "ago"), ("year", "earlier")):
        if end := tokens.after(after, *phrase):
            return end, (reading.quarter.first if reading.quarter and reading.quarter.first else reading.day).year - 1
    return after, None


def unstated_quarter(reading: Reading, number: int, at: int, after: int) -> Moment | None:
    """The last that has begun; the next one when the clause looks ahead and means no other."""
    day = reading.day
    now = (day.month + 2) // 3
    back = (now - number) % 4
    if back == 3 and reading.looks(at, after) is Direction.FUTURE:
        return quarter_of(day.year, now + 1)
    return quarter_of(day.year, now - back)


def half(reading: Reading, at: int) -> Match | None:
    """The first half of 1998, the second half."""
    tokens = reading.tokens
    start = at + (tokens.low(at) == "the")
    number = {"first": 1, "second": 2, "last": 2}.get(tokens.low(start))
    after = tokens.after(tokens.past_hyphen(start + 1), "half") if number else None
    stated = written_year(reading, after) if after else None
    if number is None or stated is None:
        return None
    return match(stated[1], half_of(stated[0], number))


def season(reading: Reading, at: int) -> Match | None:
    """Summer 1998, the winter of 1998, last fall, this spring, the summer: a season alone needs its article."""
    tokens = reading.tokens
    word = tokens.low(at)
    start = at
    which = None
    if word in {"last", "this", "next", "the"}:
        which = word
        start = at + 1
        start += which in {"this", "the"} and tokens.low(start) in {"past", "coming", "early", "late"}
    number = SEASONS.get(tokens.low(start))
    if number is None:
        return None
    after = start + 1
    stated = written_year(reading, after)
    if stated:
        return match(stated[1], season_of(stated[0], number))
    if which is None or (which == "the" and tokens.low(start) in {"spring", "fall"}):
        return None
    return match(after, unstated_season(reading.day, number, which, reading.looks(at, after)))


def unstated_season(day: date, number: int, which: str, looks: Direction) -> Moment | None:
    now = day.month // 3 + (4 if day.month < 3 else 0)
    back, ahead = (now - number) % 4, (number - now) % 4
    year = day.year - (day.month < 3)
    if which == "last":
        back = back or 4
        return season_of(year - (number > now or back == 4), number)
    if which == "next":
        ahead = ahead or 4
        return season_of(year + (number < now or ahead == 4), number)
    if which == "this":
        return season_of(year + (number < now and back > 2), number) if day.month < 3 else season_of(year, number)
    if looks is Direction.FUTURE:
        return season_of(year + (number < now), number)
    return season_of(year - (number > now), number)
