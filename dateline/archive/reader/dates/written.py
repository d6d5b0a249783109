"""Days, months, years and decades written out: 12 May 1998, May 12, 5/12/98, May 1998, 1998, the 1990s."""

from datetime import date

from dateline.archive.reader.dates.amounts import digits, ordinal_at, spelled_year_at
from dateline.archive.reader.dates.moments import (
    Moment,
    century_of,
    date_of,
    day_of,
    decade_of,
    month_of,
    year_of,
)
from dateline.archive.reader.dates.reading import Match, Reading, match
from dateline.archive.reader.dates.tense import Direction
from dateline.archive.reader.dates.tokens import DASHES, Tokens
from dateline.archive.reader.dates.vocabulary import (
    DECADE_NAMES,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    words,
)

YEARS_AHEAD = 15
"""A year of two digits lies at most so far ahead of the story's, else in the past."""

ASIDE = ((("this", "year"), 0), (("last", "year"), -1), (("next", "year"), 1))
"""Years told from the story's own."""

YEAR_BEFORE = words(
    "in of since by until till from during after before to through and or early late mid for fiscal around "
    "between year than the - ( , post pre nov dec circa"
)
"""Words after which four digits are a year."""

MONTH_BEFORE = words(
    "in of since by until till from during after before to through and or early late mid for next last this "
    "between - each every"
)
"""Words after which May and March are months."""

NUMBERED = words("room page flight route number chapter section article suite model channel highway psalm line bus")
"""Words that a number follows as a name: Room 1984."""

COUNTED = words(
    "people shares million billion percent per cent cents % points dollars pounds miles feet votes jobs "
    "members seats workers employees homes barrels tons troops soldiers acres meters metres kilometers km "
    "hours days"
)
"""Words after which they are not."""


def numeric(reading: Reading, at: int) -> Match | None:
    """1998-05-12, 5/12/1998, 12.05.98: between points the day stands first."""
    tokens = reading.tokens
    if dotted := tokens.low(at).count(".") == 2 and tokens.low(at).split("."):
        return pointed(reading, at, dotted)
    parts = [digits(tokens.low(place)) if "," not in tokens.low(place) else None for place in (at, at + 2, at + 4)]
    marks = {tokens.low(at + 1), tokens.low(at + 3)}
    if None in parts or len(marks) != 1 or not marks <= {"-", "/"}:
        return None
    if not all(tokens[place].glued for place in range(at + 1, at + 5)):
        return None
    if tokens[at + 5].glued and tokens.low(at + 5) in marks:
        return None
    first, second, third = (part or 0 for part in parts)
    if len(tokens.low(at)) == 4:
        there = date_of(first, second, third)
        return match(at + 5, day_of(there))
    return match(at + 5, in_some_order(reading, first, second, third, len(tokens.low(at + 4))))


def pointed(reading: Reading, at: int, parts: list[str]) -> Match | None:
    """12.05.1998 in three parts."""
    if [len(part) for part in parts[:2]] != [2, 2] or len(parts[2]) not in {2, 4}:
        return None
    day, month, year = (digits(part) for part in parts)
    if day is None or month is None or year is None:
        return None
    full = near_century(reading.day, year) if len(parts[2]) == 2 else year
    return match(at + 1, day_of(date_of(full, month, day)))


def in_some_order(reading: Reading, first: int, second: int, year: int, width: int) -> Moment | None:
    """Day and month, or month and day: what cannot be told apart is only a year."""
    if width not in {2, 4}:
        return None
    year = near_century(reading.day, year) if width == 2 else year
    american, british = date_of(year, first, second), date_of(year, second, first)
    if american and british and american != british:
        if reading.order is None:
            return year_of(year)
        return day_of(british if reading.order == "day first" else american)
    there = american or british
    return day_of(there)


def near_century(day: date, year: int) -> int:
    full = day.year // 100 * 100 + year
    if full > day.year + YEARS_AHEAD:
        return full - 100
    return full + 100 if full + 100 <= day.year + YEARS_AHEAD else full


def written_day(reading: Reading, at: int) -> Match | None:
    """May 12, 1998; 12 May 1998; the 12th of May; Friday, May 12: of the nearest year when none is written."""
    tokens = reading.tokens
    start = past_weekday(tokens, at)
    read = month_and_day(tokens, start) or day_and_month(tokens, start)
    if read is None:
        return None
    month, day, after = read
    stated = written_year(reading, after, with_comma=True)
    if stated:
        there = date_of(stated[0], month, day)
        return match(stated[1], (day_of(there) if there else month_of(stated[0], month)))
    there = nearest_day(reading, month, day, at, after)
    return match(after, day_of(there))


def past_weekday(tokens: Tokens, at: int) -> int:
    """The place after "Friday," or "Fri., the"; `at` itself when there is no weekday."""
    if tokens.low(at) not in WEEKDAYS:
        return at
    at += 1
    for mark in (".", ",", "the"):
        at += tokens.low(at) == mark
    return at


def month_name(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A month's number, and the place after its name and point."""
    token = tokens[at]
    if token.low not in MONTHS or not token.text[0].isupper():
        return None
    point = token.low in SHORT_MONTHS and tokens.low(at + 1) == "." and tokens[at + 1].glued
    return MONTHS[token.low], at + 2 if point else at + 1


def month_and_day(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    named = month_name(tokens, at)
    if named is None:
        return None
    month, after = named
    after += tokens.low(after) == "the"
    day = day_number(tokens, after)
    return (month, day[0], day[1]) if day else None


def day_and_month(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    start = at + (tokens.low(at) == "the")
    day = day_number(tokens, start)
    if day is None:
        return None
    after = day[1]
    after += tokens.low(after) == "of"
    named = month_name(tokens, after)
    return (named[0], day[0], named[1]) if named else None


def day_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """1 to 31, written 12, 12th or twelfth; not the beginning of 12.5 or 12:30 or 12 percent."""
    ordinal = ordinal_at(tokens, at)
    if ordinal and 1 <= ordinal[0] <= 31:
        return ordinal
    word = tokens.low(at)
    if not (word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None
    follower = tokens[at + 1]
    clock = follower.low == ":" and follower.glued and tokens.low(at + 2).isdigit()
    return None if clock or follower.low in {"%", "percent", "million", "billion"} else (int(word), at + 1)


def written_year(reading: Reading, at: int, *, with_comma: bool = False) -> tuple[int, int] | None:
    """The year after a month or season: 1998, of 1998, this year, last year."""
    tokens = reading.tokens
    if with_comma and tokens.low(at) == ",":
        at += 1
    after = tokens.after(at, "of") or at
    for phrase, years in ASIDE:
        if end := tokens.after(after, *phrase):
            return reading.day.year + years, end
    if is_year(tokens, after):
        return int(tokens.low(after)), after + 1
    return spelled_year_at(tokens, after)


def is_year(tokens: Tokens, at: int) -> bool:
    word = tokens.low(at)
    return word.isascii() and word.isdigit() and len(word) == 4 and 1000 <= int(word) <= 2100


def nearest_day(reading: Reading, month: int, day: int, first: int, after: int) -> date | None:
    """The day of that name nearest to the story's, unless the clause looks the other way."""
    year = reading.day.year
    candidates = [
        there for each in (year - 1, year, year + 1) if (there := date_of(each, month, day) if each else None)
    ]
    looks = reading.looks(first, after)
    return nearest(candidates, reading.day, looks)


def nearest(candidates: list[date], day: date, looks: Direction, slack: int = 100) -> date | None:
    """The nearest; but from two about as near, the one on the side the clause looks to."""
    if not candidates:
        return None
    best = min(candidates, key=lambda there: abs((there - day).days))
    if abs((best - day).days) < slack or looks is Direction.UNTOLD:
        return best
    side = [there for there in candidates if (there <= day) == (looks is Direction.PAST)]
    return min(side, key=lambda there: abs((there - day).days)) if side else best


def month(reading: Reading, at: int) -> Match | None:
    """May 1998, May of last year, May '98, and May alone: the nearest on the side the clause looks to."""
    tokens = reading.tokens
    named = month_name(tokens, at)
    if named is None:
        return None
    number, after = named
    stated = written_year(reading, after, with_comma=True)
    if stated:
        return match(stated[1], month_of(stated[0], number))
    if tokens.low(at) == "sep" or (tokens.low(at) in {"may", "march"} and not is_month(tokens, at)):
        return None
    if tokens.low(at) in SHORT_MONTHS and tokens.low(at + 1) != ".":
        return None
    return match(after, unstated_month(reading, number, at, after))


def is_month(tokens: Tokens, at: int) -> bool:
    """Whether May is the month and not Theresa, and March not the one on the capital."""
    before = tokens.low(at - 1)
    return before in MONTH_BEFORE


def unstated_month(reading: Reading, number: int, at: int, after: int) -> Moment | None:
    day = reading.day
    looks = reading.looks(at, after)
    ahead = (number - day.month) % 12
    back = (day.month - number) % 12
    if reading.tokens.low(at - 1) in {"by", "until", "till"}:
        looks = Direction.FUTURE
    if looks is Direction.FUTURE or (looks is Direction.UNTOLD and ahead < 2):
        return month_of(day.year, day.month + ahead)
    return month_of(day.year, day.month - back)


def year(reading: Reading, at: int) -> Match | None:
    """1998, fiscal 1998, the year 1998, '98, and 1998 in words."""
    tokens = reading.tokens
    start = at
    for phrase in (("the", "year"), ("fiscal", "year"), ("fiscal",), ("calendar",)):
        start = tokens.after(start, *phrase) or start
    spelled = spelled_year_at(tokens, start)
    if spelled:
        return match(spelled[1], year_of(spelled[0]))
    if short := short_year(reading, start):
        return short
    if not is_year(tokens, start):
        return None
    if start == at and not stands_as_year(tokens, at):
        return None
    return match(start + 1, year_of(int(tokens.low(start))))


def short_year(reading: Reading, at: int) -> Match | None:
    """'98, after a word that a year can follow."""
    tokens = reading.tokens
    if tokens.low(at) not in {"'", "’", "‘"} or not tokens[at + 1].glued or tokens[at].glued:
        return None
    word = tokens.low(at + 1)
    if not (len(word) == 2 and word.isascii() and word.isdigit()) or (
        tokens[at + 2].glued and tokens.low(at + 2) == "s"
    ):
        return None
    if tokens.low(at - 1) not in YEAR_BEFORE:
        return None
    return match(at + 2, year_of(near_century(reading.day, int(word))))


def stands_as_year(tokens: Tokens, at: int) -> bool:
    """Whether four digits are a year: by the word before them, else by their size, never before a counted thing."""
    before, behind = tokens[at - 1], tokens[at + 1]
    if before.low in NUMBERED:
        return False
    if before.text in {"$", "£", "€", "#", "+", "No", "/", ":", "."} and tokens[at].glued:
        return False
    if behind.low in COUNTED or (behind.low in {"and", "to", "or"} and tokens.low(at + 3) in COUNTED):
        return False
    if behind.text in {"/", ":", "%"} and behind.glued and not is_following_year(tokens, at):
        return False
    if behind.low in DASHES and behind.glued and tokens[at + 2].text[:1].isdigit() and not is_year(tokens, at + 2):
        return len(tokens.low(at + 2)) == 2
    number = int(tokens.low(at))
    return 1900 <= number <= 2050 or (number >= 1400 and before.low in YEAR_BEFORE)


def is_following_year(tokens: Tokens, at: int) -> bool:
    """Whether the year at `at` goes on like 2015/16, as seasons and budgets are named."""
    if not is_year(tokens, at):
        return False
    return tokens.low(at + 1) == "/" and tokens.low(at + 2) == f"{(int(tokens.low(at)) + 1) % 100:02d}"


def decade(reading: Reading, at: int) -> Match | None:
    """The 1990s, the '90s, the nineties; the 1800s are more likely the century."""
    tokens = reading.tokens
    start = at + (tokens.low(at) == "the")
    if tokens.low(start) in DECADE_NAMES and start > at:
        return match(start + 1, decade_of(near_century(reading.day, DECADE_NAMES[tokens.low(start)])))
    quoted = tokens.low(start) in {"'", "’", "‘"}
    start += quoted
    end = start + 1
    word = tokens.low(start)
    end += tokens.low(end) in {"'", "’"} and tokens[end].glued
    if tokens.low(end) != "s" or not tokens[end].glued or not word.endswith("0"):
        return None
    if is_year(tokens, start):
        number = int(word)
        century = number % 100 == 0 and number < reading.day.year // 100 * 100
        return match(end + 1, century_of(number // 100 + 1) if century else decade_of(number))
    if len(word) == 2 and word.isascii() and word.isdigit() and (quoted or start > at):
        return match(end + 1, decade_of(near_century(reading.day, int(word))))
    return None


def century(reading: Reading, at: int) -> Match | None:
    tokens = reading.tokens
    ordinal = ordinal_at(tokens, at + (tokens.low(at) == "the"))
    if ordinal is None:
        return None
    after = tokens.after(tokens.past_hyphen(ordinal[1]), "century")
    return match(after, century_of(ordinal[0]))
