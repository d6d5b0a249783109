"""Days with a name, fixed or computed: Christmas Eve, Thanksgiving, Easter Monday."""

from collections.abc import Callable
from datetime import date, timedelta

from dateline.archive.reader.dates.moments import date_of, day_of
from dateline.archive.reader.dates.reading import Match, Reading, match
from dateline.archive.reader.dates.tense import Direction
from dateline.archive.reader.dates.written import nearest, written_year

InYear = Callable[[int], date | None]


def fixed(month: int, day: int) -> InYear:
    return lambda year: date_of(year, month, day)


def nth_weekday(month: int, weekday: int, nth: int) -> InYear:
    """The nth such weekday of a month, counted from its end when negative."""

    def there(year: int) -> date | None:
        if nth > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return there


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def from_easter(days: int) -> InYear:
    return lambda year: easter(year) + timedelta(days=days)


def election_day(year: int) -> date:
    """The Tuesday after the first Monday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(0 - first.weekday()) % 7 + 1)


HOLIDAYS: dict[str, InYear] = {
    "christmas eve": fixed(12, 24),
    "christmas day": fixed(12, 25),
    "christmas": fixed(12, 25),
    "boxing day": fixed(12, 26),
    "new year ' s eve": fixed(12, 31),
    "new year ' s day": fixed(1, 1),
    "new year ' s": fixed(1, 1),
    "valentine ' s day": fixed(2, 14),
    "st . patrick ' s day": fixed(3, 17),
    "st patrick ' s day": fixed(3, 17),
    "april fools ' day": fixed(4, 1),
    "may day": fixed(5, 1),
    "independence day": fixed(7, 4),
    "fourth of july": fixed(7, 4),
    "july fourth": fixed(7, 4),
    "bastille day": fixed(7, 14),
    "halloween": fixed(10, 31),
    "guy fawkes night": fixed(11, 5),
    "bonfire night": fixed(11, 5),
    "veterans day": fixed(11, 11),
    "armistice day": fixed(11, 11),
    "martin luther king day": nth_weekday(1, 0, 3),
    "presidents ' day": nth_weekday(2, 0, 3),
    "memorial day": nth_weekday(5, 0, -1),
    "labor day": nth_weekday(9, 0, 1),
    "columbus day": nth_weekday(10, 0, 2),
    "thanksgiving day": nth_weekday(11, 3, 4),
    "thanksgiving": nth_weekday(11, 3, 4),
    "election day": election_day,
    "ash wednesday": from_easter(-46),
    "palm sunday": from_easter(-7),
    "maundy thursday": from_easter(-3),
    "good friday": from_easter(-2),
    "easter sunday": from_easter(0),
    "easter monday": from_easter(1),
    "easter": from_easter(0),
    "ascension day": from_easter(39),
    "whit monday": from_easter(50),
}
BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], InYear]]] = {}
for _name, _in_year in sorted(HOLIDAYS.items(), key=lambda named: -len(named[0])):
    BY_FIRST_WORD.setdefault(_name.split()[0], []).append((tuple(_name.split()), _in_year))


def holiday(reading: Reading, at: int) -> Match | None:
    """A named day: of the year written after it, of last or next year's, else the nearest the clause allows."""
    tokens = reading.tokens
    start = at + (tokens.low(at) in {"last", "next", "this"})
    if not tokens[start].text[:1].isupper():
        return None
    for words, in_year in BY_FIRST_WORD.get(tokens.low(start), ()):
        after = tokens.after(start, *words) or tokens.after(start, *("’" if word == "'" else word for word in words))
        if after is None:
            continue
        stated = written_year(reading, after, with_comma=True)
        if stated:
            there = in_year(stated[0]) if 1 < stated[0] < 9999 else None
            return match(stated[1], day_of(there))
        return match(after, day_of(named_day(reading, in_year, at, start, after)))
    return None


def named_day(reading: Reading, in_year: InYear, at: int, start: int, after: int) -> date | None:
    day = reading.day
    years = [year for year in (day.year - 1, day.year, day.year + 1) if 1 < year < 9999]
    there = [found for year in years if (found := in_year(year))]
    word = reading.tokens.low(at) if start > at else ""
    if word == "last":
        return max((each for each in there if each < day), default=None)
    if word == "next":
        return min((each for each in there if each > day), default=None)
    looks: Direction = reading.looks(at, after)
    return nearest(there, day, looks)
