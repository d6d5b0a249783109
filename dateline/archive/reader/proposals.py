"""What a reading proposes. Every range counts Unicode code points of the text that was read; none is ever invented."""

from dataclasses import dataclass, replace
from enum import StrEnum

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "that", "which"})
"""A speaker of such a name is open: the story says that they speak, and the reading cannot tell who they are."""


class QuoteKind(StrEnum):
    """How much of somebody's words is printed."""

    DIRECT = "direct"
    """A whole sentence, or five words and more."""
    PARTIAL = "partial"
    REPORTED = "reported"


class MentionKind(StrEnum):
    """What is named."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text, with the fullest name the story has for the same one."""

    start: int
    end: int
    text: str
    kind: MentionKind
    subject: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Where the story says who speaks, in its words, and who that is: a name, or what it calls a nameless one."""

    start: int
    end: int
    text: str
    name: str

    @property
    def is_open(self) -> bool:
        """Whether it is a pronoun nobody was found for."""
        return self.name.casefold() in PRONOUNS


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between the marks (when reported: the clause), and who said it. Nobody when that is not certain."""

    start: int
    end: int
    text: str
    kind: QuoteKind
    speakers: tuple[Speaker, ...]
    certainty: float
    rule: str
    """The name of the rule that gave the speaker, so that a house can judge it and switch it off."""
    continues: int | None = None
    """Which quote of the list this goes on with, when the words run over several paragraphs."""
    words_of: Speaker | None = None
    """Whose words they are, as the speaker tells: second-hand. Nobody when they are the speaker's own."""
    is_unnamed: bool = False
    """Whether the story names the speaker nowhere: “a senior official”."""

    @property
    def speaker(self) -> Speaker | None:
        return self.speakers[0] if self.speakers else None

    def unresolved(self) -> "Quote":
        """The same words, with nobody named."""
        return replace(self, speakers=(), certainty=0.0, words_of=None, is_unnamed=False)


@dataclass(frozen=True, slots=True)
class DateRange:
    """A phrase that names a day or a span of time, with its value in EDTF."""

    start: int
    end: int
    text: str
    value: str
    granularity: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is expected, at the words that say so."""

    start: int
    end: int
    kind: str
    date: str | None
    participants: tuple[str, ...]
    place: str | None
    state: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Who belongs to what, or agreed what with whom."""

    start: int
    end: int
    kind: str
    from_subject: str
    to_subject: str
    about: str | None
    state: str
    date: str | None
    certainty: float


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that one reading of a story proposes, each list in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateRange, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
