"""From one date to another: from May to June, 1990-95, May 5 to 7, 5-7 May 1998. The value is an EDTF interval."""

from dateline.archive.reader.dates.moments import Moment, date_of, day_of, year_of, years_on
from dateline.archive.reader.dates.reading import Match, Reading, Rule, match
from dateline.archive.reader.dates.tokens import DASHES, Tokens
from dateline.archive.reader.dates.written import (
    day_and_month,
    day_number,
    is_following_year,
    is_year,
    written_day,
    written_year,
)

JOINABLE = frozenset({"day", "month", "year"})


def days_of_month(reading: Reading, at: int) -> Match | None:
    """5-7 May, 5 to 7 May 1998: the month stands after both."""
    tokens = reading.tokens
    first = day_number(tokens, at)
    second = joined(tokens, first[1], from_before=True) if first else None
    if first is None or second is None or day_and_month(tokens, second) is None:
        return None
    last = written_day(reading, second)
    if last is None or last.moment.first is None or last.moment.granularity != "day":
        return None
    there = date_of(last.moment.first.year, last.moment.first.month, first[0])
    begin = day_of(there)
    return match(last.after, interval(begin, last.moment) if begin else None)


def ranged(reading: Reading, at: int, first: Match, read: Rule) -> Match | None:
    """The range that begins with the date `first` at `at`, when another follows it that `read` knows."""
    if first.moment.granularity not in JOINABLE or first.moment.first is None:
        return None
    tokens = reading.tokens
    second = joined(tokens, first.after, from_before=tokens.low(at - 1) == "from")
    if second is None and (is_following_year(tokens, first.after - 1) or is_next_day(tokens, first)):
        second = first.after + 1
    if second is None and tokens.low(at - 1) == "between" and tokens.low(first.after) == "and":
        second = first.after + 1
    if second is None:
        return None
    if short := shortened(tokens, first.moment, second):
        return with_year(reading, first, Match(second + 1, short))
    last = read(reading, second)
    if last is None or last.moment.first is None or last.moment.granularity != first.moment.granularity:
        return None
    begin = in_year_of(first, last, tokens, at)
    end = last.moment
    if begin.first and end.first and end.first < begin.first and end.granularity != "year":
        end = moved_to(end, 1) or end
    return match(last.after, interval(begin, end))


def with_year(reading: Reading, first: Match, last: Match) -> Match | None:
    """The two ends, moved to the year that may be written after them: May 5-7, 1998."""
    begin, end = first.moment, last.moment
    stated = written_year(reading, last.after, with_comma=True) if begin.granularity == "day" else None
    if stated is None or begin.first is None:
        return match(last.after, interval(begin, end))
    years = stated[0] - begin.first.year
    here, there = moved_to(begin, years), moved_to(end, years)
    return match(stated[1], interval(here, there)) if here and there else None


def is_next_day(tokens: Tokens, first: Match) -> bool:
    """Whether a day goes on with the next: April 24 and 25, but not April 24 and 25 people."""
    if first.moment.granularity != "day" or first.moment.first is None or tokens.low(first.after) != "and":
        return False
    follower = tokens.low(first.after + 2)
    ends = not follower[:1].isalnum() or follower in {"in", "at", "and", "with", "to"}
    return ends and tokens.low(first.after + 1) == str(first.moment.first.day + 1)


def joined(tokens: Tokens, at: int, *, from_before: bool) -> int | None:
    """The place after what joins two dates: a dash, *through*, or *to* and *until* where *from* stood before."""
    word = tokens[at]
    if word.low in DASHES and word.low != "—" and tokens[at + 1].low not in DASHES:
        return at + 1 if word.glued and tokens[at + 1].glued else None
    if word.low == "through" or (from_before and word.low in {"to", "until", "till"}):
        return at + 1
    return None


def shortened(tokens: Tokens, first: Moment, at: int) -> Moment | None:
    """The 95 of 1990-95 or the 7 of May 5-7."""
    word = tokens.low(at)
    clock = tokens[at + 1].glued and tokens.low(at + 1) in {":", "/"}
    if first.first is None or clock or not (word.isascii() and word.isdigit() and len(word) <= 2):
        return None
    if first.granularity == "year" and len(word) == 2:
        return year_of(first.first.year // 100 * 100 + int(word))
    there = date_of(first.first.year, first.first.month, int(word)) if first.granularity == "day" else None
    return day_of(there)


def in_year_of(first: Match, last: Match, tokens: Tokens, at: int) -> Moment:
    """The year written after the second is the first's too, when it has none of its own: May to June 1998."""
    moment = first.moment
    if moment.granularity == "year" or last.moment.first is None or moment.first is None:
        return moment
    if is_year(tokens, first.after - 1) or not is_year(tokens, last.after - 1):
        return moment
    return moved_to(moment, last.moment.first.year - moment.first.year) or moment


def moved_to(moment: Moment, years: int) -> Moment | None:
    """The same day or month so many years on."""
    if moment.first is None or moment.granularity != "day":
        return years_on(moment, years)
    there = date_of(moment.first.year + years, moment.first.month, moment.first.day)
    return day_of(there)


def interval(first: Moment, last: Moment) -> Moment | None:
    """Both ends, if they are in order."""
    if first.first is None or last.first is None or last.first < first.first:
        return None
    return Moment(f"{first.value}/{last.value}", "range", first.first)
