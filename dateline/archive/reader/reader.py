"""The door of the reader: one story in, what it proposes out. The same for every language and engine."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.archive.reader.dates import find_dates
from dateline.archive.reader.dates.moments import KINDS_WITHOUT_A_DATE
from dateline.archive.reader.engines.base import Engine
from dateline.archive.reader.engines.rules import RulesEngine
from dateline.archive.reader.proposals import DateRange, Proposals
from dateline.archive.reader.stories import KnownName, Story

MOST_CHARACTERS = 400_000
"""What is read of one story. A long book's chapter; beyond it nothing is proposed, for time and memory are bounded."""


class Reader:
    """Reads stories with the engine of their language, or with marks and known names alone where there is none."""

    def __init__(self, engines: Sequence[Engine] = (), *, switched_off: Collection[str] = ()) -> None:
        self._engines = {language: engine for engine in engines for language in engine.languages}
        self._rules = RulesEngine()
        self._switched_off = frozenset(switched_off)

    def read(
        self,
        text: str,
        *,
        day: date | None = None,
        language: str = "en",
        known: Sequence[KnownName | str] = (),
        switched_off: Collection[str] = (),
    ) -> Proposals:
        """What the story says, who says it, what happened and when. Speakers found by a rule that is switched off are
        left open; events and ties found by one are left out. Dates are told from `day`, the story's own; without it,
        and in other languages than English, none are."""
        text = text[:MOST_CHARACTERS]
        plain_language = language.split("-")[0].lower()
        dates = tuple(_dates(text, day)) if day and plain_language == "en" else ()
        story = Story.of(text, day, tuple(known), dates, plain_language)
        found = self._engines.get(plain_language, self._rules).read(story)
        mute = self._switched_off.union(switched_off)
        return replace(
            found,
            quotes=tuple(quote.unresolved() if quote.rule in mute else quote for quote in found.quotes),
            dates=dates,
            events=tuple(event for event in found.events if event.rule not in mute),
            ties=tuple(tie for tie in found.ties if tie.rule not in mute),
        )


def _dates(text: str, day: date) -> Iterator[DateRange]:
    """Those that name a day or a span of time, and not how long or how often."""
    for found in find_dates(text, day=day):
        if found.granularity not in KINDS_WITHOUT_A_DATE:
            yield DateRange(found.start, found.end, found.text, found.value, found.granularity)
