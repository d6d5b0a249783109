"""What was said, on the record: quotes by their words, who said them, the topic of their story and the year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.answers import with_answers
from dateline.archive.models import Named, Quote
from dateline.archive.queries import QuoteQuerySet, public_subjects
from dateline.search.about import holds_all
from dateline.search.asking import Asked, with_last_begun
from dateline.search.beside import language_of, with_marks
from dateline.search.counted import MOST_YEARS, SHOWN, Choice, Facet
from dateline.search.engines import the_engine
from dateline.search.engines.base import Sought
from dateline.search.finding import MOST
from dateline.search.models import Entry
from dateline.subjects.models import Subject

LOOKED_AT = 1000
"""Quotes whose words are looked at: the newest, of the newest 10,000 stories that hold the words."""

A_PAGE = 50
SPEAKERS = (Subject.Kind.PERSON, Subject.Kind.ORGANISATION)


@dataclass(frozen=True)
class Within:
    """Of whom, about what, and when; each may be left open."""

    speaker: Subject | None = None
    topic: Subject | None = None
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.speaker or self.topic or self.year)


@dataclass(frozen=True)
class Heard:
    """The newest first. `is_cut` when there were more than are looked at."""

    quotes: Sequence[Quote] = ()
    is_cut: bool = False
    by_beginning: bool = False
    """Whether the last word was taken for the beginning of one."""


def hear(asked: Asked, within: Within) -> Heard:
    """Quotes that hold every word. One statement, one more for words, and again where a beginning is tried."""
    heard = _hear(asked, within)
    begun = None if heard.quotes else with_last_begun(asked)
    if begun is None:
        return heard
    heard = _hear(begun, within)
    return replace(heard, by_beginning=True) if heard.quotes else heard


def shown(heard: Heard, asked: Asked) -> list[list[Quote]]:
    """A page of them with the words marked, those of one story together. One statement."""
    quotes = with_answers(with_marks(heard.quotes[:A_PAGE], asked))
    together: dict[int, list[Quote]] = {}
    for quote in quotes:
        together.setdefault(quote.story_id, []).append(quote)
    return list(together.values())


def facets_of(heard: Heard) -> list[Facet]:
    """By what they can be narrowed. One statement."""
    speakers = Counter(quote.speaker for quote in heard.quotes if quote.speaker)
    years = Counter(timezone.localtime(quote.published_at).year for quote in heard.quotes if quote.published_at)
    facets = [
        *(Facet(kind, label, _most(speakers, kind)) for kind, label in _labels().items() if kind in SPEAKERS),
        Facet("topic", _("Topic"), _most(_topics(heard.quotes), Subject.Kind.TOPIC)),
        Facet("year", _("Year"), [Choice(str(year), str(year), years[year]) for year in sorted(years, reverse=True)]),
    ]
    return [replace(facet, choices=facet.choices[:MOST_YEARS]) for facet in facets if facet.choices]


def _labels() -> dict[str, str]:
    return {Subject.Kind.PERSON: _("Person"), Subject.Kind.ORGANISATION: _("Organisation")}


def _hear(asked: Asked, within: Within) -> Heard:
    quotes = _within(Quote.objects.public(), within)
    if asked.wanted:
        numbers = the_engine().numbers(Sought(tuple(part.choice for part in asked.wanted)), MOST)
        entries = Entry.objects.filter(the_engine().among("number", numbers)).order_by()
        quotes = quotes.filter(story__in=entries.values("story")) if numbers else quotes.none()
    looked_at = list(quotes.newest_first().for_lists()[: LOOKED_AT + 1])
    held = [quote for quote in looked_at[:LOOKED_AT] if holds_all(asked, quote.words, language_of(quote, asked))]
    return Heard(held, is_cut=len(looked_at) > LOOKED_AT)


def _within(quotes: QuoteQuerySet, within: Within) -> QuoteQuerySet:
    if within.speaker:
        quotes = quotes.by(within.speaker)
    if within.topic:
        quotes = quotes.filter(Exists(Named.objects.filter(story=OuterRef("story_id"), subject=within.topic)))
    if within.year:
        zone = timezone.get_current_timezone()
        begins, ends = (datetime(within.year + step, 1, 1, tzinfo=zone) for step in (0, 1))
        quotes = quotes.filter(published_at__gte=begins, published_at__lt=ends)
    return quotes


def _topics(quotes: Iterable[Quote]) -> Counter[Subject]:
    """Of their stories. Nothing readers have no page of."""
    stories = Counter(quote.story_id for quote in quotes)
    topics = public_subjects().filter(kind=Subject.Kind.TOPIC)
    named = Named.objects.filter(story__in=list(stories), subject__in=topics).select_related("subject")
    counted: Counter[Subject] = Counter()
    for each in named:
        counted[each.subject] += stories[each.story_id]
    return counted


def _most(counted: Counter[Subject], kind: str) -> list[Choice]:
    choices = [Choice(each.slug, each.name, number) for each, number in counted.items() if each.kind == kind]
    return sorted(choices, key=lambda choice: (-choice.stories, choice.name))[:SHOWN]
