"""Reads without any grammar: marks, a name beside a verb of saying, and the names the house knows.

It names a speaker only where the words stand side by side (“…,” said Name; Name said: “…”; according to Name), so it
finds fewer than an engine with grammar and is seldom wrong. Other quotes are proposed with nobody.
"""

import re

from dateline.archive.reader.events.plain import plain_events
from dateline.archive.reader.kinds import is_no_quote, is_sentence, kind_of
from dateline.archive.reader.marks import Marked
from dateline.archive.reader.name_parts import bare_words
from dateline.archive.reader.name_words import TITLES
from dateline.archive.reader.names import Names
from dateline.archive.reader.naming import name_known
from dateline.archive.reader.proposals import MentionKind, Proposals, Quote, QuoteKind, Speaker
from dateline.archive.reader.speech_verbs import SAID
from dateline.archive.reader.stories import Story
from dateline.archive.reader.ties.plain import plain_ties

REACH = 120
CAPITALISED = r"(?:(?:[^\W\d_a-z]\.){1,4}|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Rev|Prof)\.|[^\W\d_a-z][\w’'-]{0,30})"
"""A word of a name, an initial or a title cut short."""
NAME = rf"(?P<name>{CAPITALISED}(?:\ (?:(?:de|da|di|del|van|von|der|bin|al)\ )?{CAPITALISED}){{0,5}})"
SAYS = rf"(?:{SAID.pattern})\b"
INVERTED = re.compile(rf",?\s*{SAYS}\s+(?:the\s+)?{NAME}", re.VERBOSE)
NAME_FIRST = re.compile(rf",?\s*{NAME}\s+{SAYS}", re.VERBOSE)
BEFORE = re.compile(rf"(?<!\w){NAME}\s+(?:{SAID.pattern})(?:\s+that)?[,:]?\s*$", re.VERBOSE)
COMMON_STARTS = frozenset({
    "He", "She", "They", "It", "We", "I", "You", "The", "A", "An", "This", "That", "These", "Those", "But", "And",
    "So", "Then", "Who", "What",
})  # fmt: skip


class RulesEngine:
    """The reader that is always there."""

    languages: frozenset[str] = frozenset()

    def read(self, story: Story) -> Proposals:
        """Names beside quotes, and every quote; in English also what happened by the plainest words."""
        names, mentions = name_known(story)
        quotes: list[Quote] = []
        for paragraph, marked in zip(story.paragraphs, story.marked, strict=True):
            before: Quote | None = None
            for words in marked:
                if is_no_quote(story.text, words):
                    continue
                found = self._quote(story.text, paragraph.start, paragraph.end, words, names, before)
                if found is None:
                    continue
                tie = len(quotes) - 1 if words.is_reopened and quotes else None
                before = found if tie is None else _tied(found, quotes, tie)
                quotes.append(before)
        return Proposals(
            mentions=mentions,
            quotes=tuple(quotes),
            events=plain_events(story),
            ties=plain_ties(story),
        )

    def _quote(
        self, text: str, first: int, last: int, words: Marked, names: Names, before: Quote | None
    ) -> Quote | None:
        start, end = trimmed(text, words.start, words.end)
        said = text[start:end]
        kind = kind_of(said, text[words.end + 1 : words.end + 3])
        speaker = speaker_beside(text, first, last, words, names)
        if speaker:
            return Quote(start, end, said, kind, (speaker,), 0.9, "name beside verb")
        if before and before.speaker and is_sentence(said):
            return Quote(start, end, said, kind, before.speakers, 0.8, "goes on in the paragraph")
        if kind is QuoteKind.PARTIAL:
            return None
        return Quote(start, end, said, kind, (), 0.0, "marks alone")


def speaker_beside(text: str, first: int, last: int, words: Marked, names: Names) -> Speaker | None:
    """The name that stands right beside the marks with a verb of saying."""
    after = text[words.end + 1 : min(words.end + 1 + REACH, last)]
    before_at = max(first, words.start - 1 - REACH)
    before = text[before_at : words.start - 1]
    has_ended = text[words.start : words.end].rstrip().endswith(".")
    for pattern, piece, at in ((INVERTED, after, words.end + 1), (NAME_FIRST, after, words.end + 1)):
        found = None if has_ended else pattern.match(piece)
        if found and _is_name(found["name"]):
            return _speaker(found, at, names)
    found = BEFORE.search(before)
    return _speaker(found, before_at, names) if found and _is_name(found["name"]) else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _tied(found: Quote, quotes: list[Quote], tie: int) -> Quote:
    """A paragraph of a quote that runs on belongs to whom the words before it do, and they to whom it does."""
    speakers = found.speakers or quotes[tie].speakers
    return Quote(found.start, found.end, found.text, found.kind, speakers, found.certainty or 0.8, found.rule, tie)


def _is_name(name: str) -> bool:
    words = name.split()
    return words[0] not in COMMON_STARTS and bool(bare_words(name)[1]) and words[-1].lower() not in TITLES


def _speaker(found: re.Match[str], at: int, names: Names) -> Speaker | None:
    name = found["name"]
    start = at + found.start("name")
    cluster = names.add(name, start, MentionKind.PERSON)
    return Speaker(start, start + len(name), name, cluster.name) if cluster else None
