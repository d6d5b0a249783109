"""Times and parts of a day: 10 p.m. Wednesday, noon, Friday morning, last night, tonight."""

from datetime import date

from dateline.archive.reader.dates.moments import Moment, day_of, shifted, time_of
from dateline.archive.reader.dates.reading import Match, Reading, match
from dateline.archive.reader.dates.relative import near_day, weekday
from dateline.archive.reader.dates.tokens import Tokens
from dateline.archive.reader.dates.vocabulary import PARTS_OF_DAY, ZONES
from dateline.archive.reader.dates.written import written_day

MIDDAY = 12


def clock(reading: Reading, at: int) -> Match | None:
    """10 p.m. Wednesday; 5 p.m. EST, Nov. 9; noon Saturday; Wednesday at 10 p.m. Without a day it is the story's."""
    tokens = reading.tokens
    told = any_day(reading, at)
    start = at
    if told:
        start = told.after + (tokens.low(told.after) == ",")
        start += tokens.low(start) in {"at", "around", "about"}
    read = time_at(tokens, start)
    if read is None:
        return None
    hour, minute, after = read
    if told is None:
        told = day_behind(reading, after)
        after = told.after if told else after
    day = told.moment.first if told else nearby_day(reading, at)
    return match(after, time_of(day, hour, minute)) if day else None


def any_day(reading: Reading, at: int) -> Match | None:
    """A day in one of the ways a time stands beside."""
    found = written_day(reading, at) or weekday(reading, at) or near_day(reading, at)
    return found if found and found.moment.granularity == "day" else tonight(reading, at)


def tonight(reading: Reading, at: int) -> Match | None:
    after = reading.tokens.after(at, "tonight")
    return match(after, day_of(reading.day, "night"))


def day_behind(reading: Reading, at: int) -> Match | None:
    """The day that stands after a time."""
    tokens = reading.tokens
    at += tokens.low(at) == ","
    at += tokens.low(at) == "on"
    return any_day(reading, at)


def nearby_day(reading: Reading, at: int) -> date | None:
    """The day named before in this sentence or the one before it, else the story's."""
    here = reading.last
    near = reading.sentence >= reading.tokens[at].sentence - 1
    if here and near and here.granularity not in {"month", "year", "quarter", "week"} and here.first:
        return here.first
    return reading.day


def time_at(tokens: Tokens, at: int) -> tuple[int, int | None, int] | None:
    """Hour, minute, and the place after them and their time zone."""
    word = tokens.low(at)
    if word == "noon" and tokens.low(at - 1) != "high":
        return MIDDAY, 0, at + 1
    if len(word) == 4 and word.isascii() and word.isdigit() and tokens.low(at + 1) in ZONES:
        minute = minutes(word[2:])
        return (int(word[:2]), minute, past_zone(tokens, at + 1)) if word < "2400" and minute is not None else None
    whole, point, rest = word.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 2):
        return None
    hour, minute, after = int(whole), minutes(rest), at + 1
    if point and minute is None:
        return None
    if tokens.low(after) in {":", "."} and tokens[after].glued and minutes(tokens.low(after + 1)) is not None:
        minute, after = minutes(tokens.low(after + 1)), after + 2
    half = half_of_day(tokens, after)
    if half:
        hour, after = hour % 12 + (12 if half[0] == "p" else 0) if 1 <= hour <= 12 else hour, half[1]
    elif minute is None or not (
        at and tokens.low(at - 1) in {"at", "until", "by", "from", "around", "about", "before", "after"}
    ):
        return None
    if not 0 <= hour <= 23:
        return None
    return hour, minute, past_zone(tokens, after)


def minutes(word: str) -> int | None:
    return int(word) if len(word) == 2 and word.isascii() and word.isdigit() and int(word) < 60 else None


def half_of_day(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A.m., pm, in the morning, o'clock in the afternoon."""
    for phrase, which in (
        (("a", ".", "m", "."), "a"),
        (("p", ".", "m", "."), "p"),
        (("a", ".", "m"), "a"),
        (("p", ".", "m"), "p"),
        (("am",), "a"),
        (("pm",), "p"),
        (("in", "the", "morning"), "a"),
        (("in", "the", "afternoon"), "p"),
        (("in", "the", "evening"), "p"),
    ):
        after = tokens.after(at, *phrase)
        if after:
            return which, after
    return None


def past_zone(tokens: Tokens, at: int) -> int:
    """The place after EST, and after the same time elsewhere: (0735 GMT)."""
    at += tokens.low(at) in ZONES and tokens[at].text.isupper()
    if tokens.low(at) == "(" and tokens.low(at + 2) in ZONES and tokens.low(at + 3) == ")":
        return at + 4
    return at


def part_of_day(reading: Reading, at: int) -> Match | None:
    """Friday morning, yesterday afternoon, this evening, tonight, last night, overnight."""
    tokens = reading.tokens
    for phrase, part, days in (
        (("tonight",), "night", 0),
        (("last", "night"), "night", -1),
        (("last", "evening"), "evening", -1),
        (("this", "morning"), "morning", 0),
        (("this", "afternoon"), "afternoon", 0),
        (("this", "evening"), "evening", 0),
        (("overnight",), "night", -1),
        (("midnight",), "night", 0),
    ):
        after = tokens.after(at, *phrase)
        if after and not (phrase == ("overnight",) and tokens.low(at - 1) in {"the", "an", "of"}):
            there = shifted(reading.day, days)
            return match(after, day_of(there, part))
    told = any_day(reading, at)
    if told is None or told.moment.first is None:
        return None
    part = PARTS_OF_DAY.get(tokens.low(told.after), "")
    return match(told.after + 1, day_of(told.moment.first, part)) if part else None


def next_part(reading: Reading, at: int) -> Match | None:
    """The next morning, that night, the same evening: of the day named before."""
    tokens = reading.tokens
    here: Moment | None = reading.last
    if here is None or here.first is None or here.granularity in {"month", "year", "quarter", "week", "season"}:
        return None
    for phrase, days in ((("the", "next"), 1), (("the", "following"), 1), (("that",), 0), (("the", "same"), 0)):
        after = tokens.after(at, *phrase)
        part = PARTS_OF_DAY.get(tokens.low(after), "") if after else ""
        if after and part:
            there = shifted(here.first, days)
            return match(after + 1, day_of(there, part))
    return None
