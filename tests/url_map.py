"""Every address strangers can ask for, read from the URL map itself.

A pattern that is added later is asked for without anybody listing it here. One with a gap nobody taught this file to
fill (a new parameter name) is an error that says so.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

Fills = dict[str, Callable[[], Iterable[Any]]]
Days = Sequence[tuple[int, int, int]]
DAY = ("year", "month", "day")

GUARDED_BY_SIGN_IN = "wagtail.admin.urls"
"""Behind one door, which Wagtail's own tests and ours try elsewhere. Everything else under /desk/ is walked."""


class UnknownGap(LookupError):
    """A pattern has a parameter this walk cannot fill."""

    def __init__(self, gap: str, pattern: str) -> None:
        super().__init__(
            f"The address pattern “{pattern}” has the parameter “{gap}”, which tests/test_nothing_leaks.py does not"
            " know how to fill. Add it to `fills` there, with every value a hidden story could be found by."
        )


@dataclass(frozen=True)
class Pattern:
    """One pattern of the map: its whole regular expression and how its parameters are written."""

    name: str
    regex: str
    writers: dict[str, Callable[[Any], str]]

    @property
    def templates(self) -> list[tuple[str, list[str]]]:
        """Django's own reverse reading: `/%(section)s/%(year)s/` and the names of its gaps."""
        return [(template, list(gaps)) for template, gaps in normalize(self.regex)]


def patterns(resolver: URLResolver | None = None) -> Iterator[Pattern]:
    """Every leaf of the map, outside what sign-in guards."""
    yield from _leaves(resolver or get_resolver(), "", {})


def _leaves(resolver: URLResolver, before: str, writers: dict[str, Callable[[Any], str]]) -> Iterator[Pattern]:
    for entry in resolver.url_patterns:
        own = {name: converter.to_url for name, converter in entry.pattern.converters.items()}
        regex = before + str(entry.pattern.regex.pattern).removeprefix("^")
        if isinstance(entry, URLPattern):
            name = entry.name or ""
            yield Pattern(name, regex.replace(r"\Z", "").replace(r"\z", ""), writers | own)
        elif getattr(entry.urlconf_module, "__name__", "") != GUARDED_BY_SIGN_IN:
            yield from _leaves(entry, regex, writers | own)


def addresses(fills: Fills, dates: Days) -> Iterator[str]:
    """Every pattern with every fill. Year, month and day go together: `dates` holds those worth asking for."""
    for pattern in patterns():
        yield from fill(pattern, fills, dates)


def addresses_without_gaps() -> list[str]:
    """Those that may be asked a question by `?q=`."""
    return [f"/{template}" for pattern in patterns() for template, gaps in pattern.templates if not gaps]


def fill(pattern: Pattern, fills: Fills, dates: Days) -> list[str]:
    """The addresses of one pattern. Raises UnknownGap."""
    found = set()
    for template, gaps in pattern.templates:
        together = [names for names in _told_together(fills) if set(names) <= set(gaps)]
        apart = [(gap,) for gap in gaps if gap not in DAY and not any(gap in names for names in together)]
        choices = [list(fills["+".join(names)]()) for names in together]
        choices += [[(value,) for value in _fill_of(gap, pattern, fills)] for (gap,) in apart]
        days = dates if set(DAY) & set(gaps) else [(0, 0, 0)]
        for day, values in product(days, product(*choices)):
            filling = dict(zip(DAY, day, strict=True))
            for names, told in zip([*together, *apart], values, strict=True):
                filling |= dict(zip(names, told, strict=True))
            written = {gap: pattern.writers.get(gap, str)(filling[gap]) for gap in gaps}
            found.add("/" + template % written)
    return sorted(found)


def _told_together(fills: Fills) -> list[tuple[str, ...]]:
    """Gaps of which only some values belong together: `section_slug+slug` is filled by pairs."""
    return [tuple(names.split("+")) for names in fills if "+" in names]


def _fill_of(gap: str, pattern: Pattern, fills: Fills) -> list[Any]:
    """Parameters without a name are filled by that of their pattern: `wagtail_serve:_0`. What begins alike may be
    filled alike: `people/:slug`."""
    beginning = pattern.regex.partition("/")[0]
    fill = fills.get(f"{pattern.name}:{gap}") or fills.get(f"{beginning}/:{gap}") or fills.get(gap)
    if fill is None:
        raise UnknownGap(gap if not gap.startswith("_") else f"{pattern.name}:{gap}", pattern.regex)
    return list(fill())
