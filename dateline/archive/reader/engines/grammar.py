"""Reads with grammar: skeletons are parsed, names linked, and each quote goes to the subject of the verb over it."""

from dateline.archive.reader.events.finding import Events
from dateline.archive.reader.grammar import Clauses, Parser
from dateline.archive.reader.mended import mend
from dateline.archive.reader.naming import name_story
from dateline.archive.reader.pages import is_headline, pages_of
from dateline.archive.reader.people import People
from dateline.archive.reader.proposals import Proposals
from dateline.archive.reader.reported import reported_in, together
from dateline.archive.reader.stories import Story
from dateline.archive.reader.ties.finding import Ties
from dateline.archive.reader.who_said_it import WhoSaidIt


class GrammarEngine:
    """English, by any parser that gives words with their grammar."""

    languages = frozenset({"en"})

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def read(self, story: Story) -> Proposals:
        """Names first, over the whole story; then the quotes in order; then what happened, with everybody resolved."""
        pages = list(pages_of(story, self._parser))
        clauses = [page.clauses for page in pages]
        names, mentions = name_story(story, [page.clauses for page in pages if not is_headline(page)])
        mend(clauses, names)
        people = People(story.text, names, clauses)
        quotes = WhoSaidIt(story, names, people).read(pages)
        return Proposals(
            mentions=mentions,
            quotes=together(quotes, reported_in(story.text, pages, people)),
            events=Events(story, people).read(clauses),
            ties=Ties(story, people).read(clauses),
        )

    def grammar_of(self, story: Story) -> list[Clauses]:
        """Of each paragraph, for who would measure what is read from it."""
        return [page.clauses for page in pages_of(story, self._parser)]
