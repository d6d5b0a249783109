"""The door of the reader: one story in, what it proposes out. The same for every language and engine."""

from collections.abc import Collection, Sequence
from datetime import date

from dateline.archive.reader.engines.base import Engine
from dateline.archive.reader.engines.rules import RulesEngine
from dateline.archive.reader.proposals import Proposals
from dateline.archive.reader.stories import Story

MOST_CHARACTERS = 400_000
"""What is read of one story. A long book's chapter; beyond it nothing is proposed, for time and memory are bounded."""


class Reader:
    """Reads stories with the engine of their language, or with marks and known names alone where there is none."""

    def __init__(self, engines: Sequence[Engine] = (), *, switched_off: Collection[str] = ()) -> None:
        self._engines = {language: engine for engine in engines for language in engine.languages}
        self._rules = RulesEngine()
        self._switched_off = frozenset(switched_off)

    def read(self, text: str, *, day: date | None = None, language: str = "en", known: Sequence[str] = ()) -> Proposals:
        """What the story says and who says it. Speakers found by a rule that is switched off are left open."""
        story = Story.of(text[:MOST_CHARACTERS], day, tuple(known))
        engine = self._engines.get(language.split("-")[0].lower(), self._rules)
        found = engine.read(story)
        if not self._switched_off:
            return found
        quotes = tuple(quote.unresolved() if quote.rule in self._switched_off else quote for quote in found.quotes)
        return Proposals(found.mentions, quotes, found.dates, found.events, found.ties)
