"""Search in the ledger: what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dateline.archive.models import Quote
from dateline.archive.queries import public_subjects
from dateline.publication.queries import current_house
from dateline.search.asking import asked_for
from dateline.search.counted import LONGEST_VALUE, Facet
from dateline.search.heard import A_PAGE, SPEAKERS, Heard, Within, facets_of, hear, shown
from dateline.search.views import Link, answered
from dateline.subjects.models import Subject

LAST_YEAR = 9998
NOTHING: dict[str, str] = {}


@dataclass
class Sayings:
    """What the page shows."""

    count_words: str
    stories: Sequence[Sequence[Quote]]
    facets: list[tuple[Facet, list[Link]]] = field(default_factory=list)
    chosen: list[Link] = field(default_factory=list)
    begun: str = ""
    is_cut: bool = False


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    """`/search/quotes/?q=`: what was said on the record, the newest first; without words, all of it."""
    return answered(request, "search/quotes.html", _said, needs_words=False)


def _said(request: HttpRequest, query: str) -> Sayings:
    given = {name: request.GET.get(name, "") for name in (*SPEAKERS, "topic", "year")}
    within, chosen = _narrowed(given)
    asked = asked_for(query, current_house().language)
    heard = hear(asked, within)
    begun = f"{asked.parts[-1].typed}…" if heard.by_beginning else ""
    return Sayings(
        count_words=_how_many(heard),
        stories=shown(heard, asked),
        facets=[(facet, _links(query, chosen, facet)) for facet in facets_of(heard) if _narrows(facet, chosen)],
        chosen=[Link(_address(query, chosen, name), label) for name, (_value, label) in chosen.items()],
        begun=begun,
        is_cut=heard.is_cut,
    )


Chosen = dict[str, tuple[str, str]]
"""The value and the label, by the name of the parameter."""


def _narrowed(given: dict[str, str]) -> tuple[Within, Chosen]:
    """What nobody can see is as what does not exist: it narrows nothing."""
    speaker = next((who for kind in SPEAKERS if (who := _subject(kind, given[kind]))), None)
    topic = _subject(Subject.Kind.TOPIC, given["topic"])
    year = _year(given["year"])
    chosen: Chosen = {each.kind: (each.slug, each.name) for each in (speaker, topic) if each}
    if year:
        chosen["year"] = str(year), str(year)
    return Within(speaker, topic, year), chosen


def _subject(kind: str, slug: str) -> Subject | None:
    if not slug or len(slug) > LONGEST_VALUE or "\0" in slug:
        return None
    return public_subjects().filter(kind=kind, slug=slug).first()


def _year(given: str) -> int | None:
    is_year = given.isascii() and given.isdecimal() and len(given) == 4 and 0 < int(given) <= LAST_YEAR
    return int(given) if is_year else None


def _narrows(facet: Facet, chosen: Chosen) -> bool:
    """One speaker, one topic, one year."""
    speakers = set(SPEAKERS)
    return facet.name not in chosen and not (facet.name in speakers and speakers & chosen.keys())


def _links(query: str, chosen: Chosen, facet: Facet) -> list[Link]:
    return [
        Link(_address(query, chosen, **{facet.name: choice.value}), choice.name, choice.stories)
        for choice in facet.choices
    ]


def _address(query: str, chosen: Chosen, without: str = "", **more: str) -> str:
    kept = {name: value for name, (value, _label) in chosen.items() if name != without}
    asked = {"q": query} if query else NOTHING
    return f"/search/quotes/?{urlencode({**asked, **kept, **more}, errors='ignore')}"


def _how_many(heard: Heard) -> str:
    number = len(heard.quotes)
    if number > A_PAGE or (heard.is_cut and number):
        return _("The newest %(number)d quotes") % {"number": min(number, A_PAGE)}
    if not number:
        return _("Nothing found")
    return ngettext("%(number)d quote", "%(number)d quotes", number) % {"number": number}
