"""One quote, or one name of a story, as an editor decides on it: with what stands round it and who it may be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as say

from dateline.archive.corrections import corrections_of, made_since
from dateline.archive.desk.candidates import Candidates
from dateline.archive.desk.certainty import certainty_words
from dateline.archive.desk.marked_text import Run, Span, excerpt, stands_in
from dateline.archive.known import SPEAKERS
from dateline.archive.models import Found, Mention, Quote
from dateline.archive.names import Name
from dateline.archive.running_text import running_text
from dateline.stories.models import Correction, Story
from dateline.subjects.models import Subject

WORDS, WHO = "words", "who"
MOST_TOGETHER = 30


@dataclass(frozen=True)
class Whose:
    """Who is proposed: somebody known, or somebody new of this kind; else whom to choose among."""

    name: str
    known: Subject | None
    new_kind: str
    choices: list[Subject]
    is_unnamed: bool = False
    """Whom the story does not name, and who is accepted as such."""

    @property
    def is_certain(self) -> bool:
        """Enough to be accepted as it stands."""
        return bool(self.known or self.new_kind or self.is_unnamed)

    @property
    def new_kind_words(self) -> str:
        return str(Subject.Kind(self.new_kind).label).lower() if self.new_kind else ""

    @property
    def known_as(self) -> str:
        """What the house says of them, in a line."""
        return self.known.description.rstrip(".") or str(self.known.get_kind_display()).lower() if self.known else ""


@dataclass(frozen=True)
class Card:
    """What stands on either."""

    template: ClassVar[str] = "archive/desk/card.html"

    key: str
    story: Story
    whose: Whose
    runs: list[Run]
    is_as_read: bool
    """Whether the story still has these words where they were found."""
    may_sign: bool

    @property
    def first_words(self) -> str:
        """What its buttons are told apart by."""
        raise NotImplementedError


@dataclass(frozen=True)
class QuoteCard(Card):
    quote: Quote
    others: list[Quote] = field(default_factory=list)
    """What else this speaker says in this story and waits."""
    corrections: list[Correction] = field(default_factory=list)
    """What was corrected in its story, the newest first."""
    answered: Quote | None = None
    """The one it answers."""

    @property
    def correction(self) -> Correction | None:
        """What to print beside it unless the editor says otherwise: the newest made since, or what stands there."""
        since = made_since(self.quote, self.corrections) if self.quote.state == Quote.State.DOUBTED else []
        printed = (each for each in self.corrections if each.pk == self.quote.correction_id)
        return since[0] if since else next(printed, None)

    @property
    def is_corrected(self) -> bool:
        """Whether it is in doubt for what was corrected, and not for its words."""
        return bool(self.is_as_read and self.correction and self.quote.state == Quote.State.DOUBTED)

    @property
    def sources(self) -> list[tuple[str, str]]:
        return [(source.value, str(source.label)) for source in Quote.Source]

    @property
    def certainty(self) -> str:
        return capfirst(certainty_words(self.quote.certainty))

    @property
    def new_kinds(self) -> list[tuple[str, str]]:
        return [(kind, label) for kind, label in new_kinds() if kind in SPEAKERS]

    @property
    def first_words(self) -> str:
        return Truncator(self.quote.words).words(8)


@dataclass(frozen=True)
class NameCard(Card):
    name: Name

    @property
    def new_kinds(self) -> list[tuple[str, str]]:
        """What it was read as comes first."""
        return sorted(new_kinds(), key=lambda each: each[0] != self.name.first.kind)

    @property
    def first_words(self) -> str:
        return self.name.name


@dataclass(frozen=True)
class Texts:
    """The running texts of the stories of a leaf, each read once."""

    by_story: dict[int, str]

    @classmethod
    def of(cls, found: Iterable[Found]) -> "Texts":
        return cls({story.pk: running_text(story) for story in {each.story for each in found}})

    def runs(self, found: Found, *more: Span) -> tuple[list[Run], bool]:
        """What stands round it; where the story has changed, the sentence it was read in."""
        text = self.by_story[found.story_id]
        if stands_in(found, text):
            return excerpt(text, found, [Span(found.start, found.end, WORDS), *more]), True
        before, words, after = found.sentence.partition(found.words)
        runs = [Run(each, (WORDS,) if each is words else (), (), ()) for each in (before, words, after) if each]
        return runs, False


def new_kinds() -> list[tuple[str, str]]:
    """The kinds of which one can be made in passing."""
    kind = Subject.Kind
    return [
        (kind.PERSON, say("New person")),
        (kind.ORGANISATION, say("New organisation")),
        (kind.PLACE, say("New place")),
        (kind.TOPIC, say("New topic")),
    ]


def quote_cards(quotes: Sequence[Quote], signs_in: set[int]) -> list[QuoteCard]:
    """In the same order; in as many statements for many as for two."""
    named = _names_in({quote.story_id for quote in quotes})
    everybody = {quote.speaker_name for quote in quotes}
    everybody |= {mention.name for mentions in named.values() for mention in mentions}
    candidates, texts, together = Candidates.for_names(everybody), Texts.of(quotes), _together(quotes)
    corrections = corrections_of(quote.story_id for quote in quotes)
    answered = Quote.objects.select_related("speaker").in_bulk(
        {quote.answers_id for quote in quotes if quote.answers_id}
    )
    cards = []
    for quote in quotes:
        who = [] if quote.said_by_start is None else [Span(quote.said_by_start, quote.said_by_end or 0, WHO)]
        runs, is_as_read = texts.runs(quote, *who)
        cards.append(
            QuoteCard(
                key=f"quote-{quote.pk}",
                story=quote.story,
                whose=_speaker_of(quote, candidates, named[quote.story_id]),
                runs=runs,
                is_as_read=is_as_read,
                may_sign=quote.story.section_id in signs_in,
                quote=quote,
                others=[each for each in together[quote.story_id, quote.speaker_name] if each.pk != quote.pk],
                corrections=corrections[quote.story_id],
                answered=answered.get(quote.answers_id or 0),
            )
        )
    return cards


def name_cards(names: Sequence[Name], signs_in: set[int]) -> list[NameCard]:
    """The same for names."""
    candidates = Candidates.for_names(name.name for name in names)
    texts = Texts.of(name.first for name in names)
    cards = []
    for name in names:
        runs, is_as_read = texts.runs(name.first)
        story = name.first.story
        card = NameCard(
            key=f"name-{name.first.pk}",
            story=story,
            whose=_who_is(name, candidates),
            runs=runs,
            is_as_read=is_as_read,
            may_sign=story.section_id in signs_in,
            name=name,
        )
        cards.append(card)
    return cards


def _names_in(stories: set[int]) -> dict[int, list[Mention]]:
    """The persons and organisations named in them, each once a story."""
    found: dict[int, dict[str, Mention]] = defaultdict(dict)
    rejected = Mention.State.REJECTED
    mentions = Mention.objects.filter(story__in=stories).exclude(state=rejected).select_related("subject")
    for mention in mentions.order_by("start"):
        found[mention.story_id].setdefault(mention.name, mention)
    return defaultdict(list, {story: list(names.values()) for story, names in found.items()})


def _together(quotes: Sequence[Quote]) -> dict[tuple[int, str], list[Quote]]:
    found: dict[tuple[int, str], list[Quote]] = defaultdict(list)
    names = {quote.speaker_name for quote in quotes} - {""}
    stories = {quote.story_id for quote in quotes}
    rows = Quote.objects.filter(story__in=stories, speaker_name__in=names, state=Quote.State.PROPOSED)
    for quote in rows.order_by("story", "start"):
        found[quote.story_id, quote.speaker_name].append(quote)
    return defaultdict(list, {key: rows[:MOST_TOGETHER] for key, rows in found.items()})


def _speaker_of(quote: Quote, candidates: Candidates, named: list[Mention]) -> Whose:
    """Whoever is named in the story may have said it: they are the choice where the story does not tell."""
    name = quote.speaker_name
    alike = candidates.alike(name, SPEAKERS) if name else []
    known = quote.speaker or _only(candidates.exactly(name, SPEAKERS))
    kind = next((mention.kind for mention in named if mention.name == name and mention.kind in SPEAKERS), "")
    of_story = [mention.subject or _only(candidates.exactly(mention.name, SPEAKERS)) for mention in named]
    choices = _once([known, *alike, *(subject for subject in of_story if subject and subject.kind in SPEAKERS)])
    is_new = not known and not candidates.may_be_known(name)
    new_kind = _kind_of_new(name, kind) if is_new and not quote.is_unnamed else ""
    return Whose(name, known, new_kind, choices, quote.is_unnamed and known is None)


def _who_is(name: Name, candidates: Candidates) -> Whose:
    alike = candidates.alike(name.name)
    known = name.first.subject or _only(candidates.exactly(name.name))
    is_new = not known and not candidates.may_be_known(name.name)
    kind = _kind_of_new(name.name, name.first.kind) if is_new else ""
    return Whose(name.name, known, kind, _once([known, *alike, *candidates.of_surname(name.name)]))


def _kind_of_new(name: str, kind: str) -> str:
    """Nobody is made by a surname alone; and whose surname the house knows may be that one under another spelling."""
    return "" if kind == Subject.Kind.PERSON and " " not in name else kind


def _only(found: list[Subject]) -> Subject | None:
    return found[0] if len(found) == 1 else None


def _once(subjects: Iterable[Subject | None]) -> list[Subject]:
    return list({subject.pk: subject for subject in subjects if subject}.values())
