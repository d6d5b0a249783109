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


class EventState(StrEnum):
    """How far an event has come, by the words of the story."""

    EXPECTED = "expected"
    HAPPENED = "happened"
    CANCELLED = "cancelled"
    """Called off or put off."""
    DENIED = "denied"
    """Said not to have been, or not to be going to be."""


class TieState(StrEnum):
    """How far a tie has come. What both sides have agreed to counts as signed, on paper or not."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    IN_FORCE = "in force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, where the story says so: a name or a pronoun it resolves, else what it calls them."""

    start: int
    end: int
    text: str
    name: str
    part: str = ""
    """What they did in it: voter, winner, accused … Empty where all did the same."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is expected, at the words that say so."""

    start: int
    end: int
    kind: str
    date: str | None
    """EDTF, as exact as the phrase at `date_start`. None where the story gives no date; none is guessed."""
    participants: tuple[str, ...]
    """The names of those in `taking_part`, each once."""
    place: str | None
    state: str
    certainty: float
    date_start: int | None = None
    date_end: int | None = None
    place_start: int | None = None
    place_end: int | None = None
    title: str = ""
    """The words from `title_start` that say what it was: signed a memorandum; second meeting in two months."""
    title_start: int | None = None
    title_end: int | None = None
    number: int | None = None
    """Which of its row the story says it is: 2 for the second meeting in two months."""
    taking_part: tuple[Participant, ...] = ()
    rule: str = ""
    """How it was found, so that a house can judge it and switch it off."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Who belongs to what, or agreed what with whom, at the words that say so."""

    start: int
    end: int
    kind: str
    from_subject: str
    to_subject: str
    about: str | None
    state: str
    date: str | None
    """EDTF: since when it stands as `state` says, where the story tells."""
    certainty: float
    date_start: int | None = None
    date_end: int | None = None
    from_start: int | None = None
    from_end: int | None = None
    to_start: int | None = None
    to_end: int | None = None
    about_start: int | None = None
    about_end: int | None = None
    role: str = ""
    """As what: mayor, secretary, member."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that one reading of a story proposes, each list in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateRange, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
