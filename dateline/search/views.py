"""The readers' search, and what tells a browser of it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dateline.archive.models import Quote
from dateline.gatekeeper.throttle import network_of
from dateline.gatekeeper.turnstile import Turnstile
from dateline.publication.queries import current_house
from dateline.search.asking import LONGEST, Asked, asked_for
from dateline.search.beside import quotes_saying
from dateline.search.counted import Facet, Narrowed, facets_of, narrowed_by
from dateline.search.engines import the_engine
from dateline.search.engines.base import OutOfReach, TooSlow
from dateline.search.finding import MOST, Found, find
from dateline.search.results import A_PAGE, Result, results
from dateline.search.spelling import meant
from dateline.subjects.models import Subject

log = logging.getLogger("dateline.search")
SECONDS = 2.0
"""A search may take; what takes longer is given up, and the reader is told."""

TURNSTILE = Turnstile(most=60, a_second=1)
"""For each network: whole offices and phone companies share one."""

RETRY_AFTER = "60"


@dataclass(frozen=True)
class Link:
    """Where one choice leads, with the rest of the search as it is."""

    address: str
    name: str
    stories: int = 0


@dataclass
class Shown:
    """What a search shows."""

    count_words: str = ""
    results: list[Result] = field(default_factory=list)
    facets: list[tuple[Facet, list[Link]]] = field(default_factory=list)
    chosen: list[Link] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    quotes_address: str = ""
    is_cut: bool = False
    begun: str = ""
    meant: Link | None = None
    before: str = ""
    after: str = ""
    page: int = 1
    pages: int = 1


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/search/?q=`: what holds every word, the best first. Nothing a reader types is an error."""
    return answered(request, "search/search.html", _shown)


def answered(
    request: HttpRequest, template: str, show: Callable[[HttpRequest, str], Any], *, needs_words: bool = True
) -> HttpResponse:
    """The page of a search. 429, with the words in the form, when very many come from one network: no search is kept,
    so each costs."""
    typed = request.GET.get("q", "").replace("\0", "").strip()
    query = typed[:LONGEST]
    is_asked = bool(query) or not needs_words
    context: dict[str, Any] = {"query": query, "shown": None, "stopped": "", "too_long": len(typed) > LONGEST}
    status, headers = 200, {}
    if is_asked and not TURNSTILE.lets_through(network_of(request)):
        context["stopped"] = _(
            "Very many searches came from your network just now. Your words are still here: search again in a minute."
        )
        status, headers = 429, {"Retry-After": RETRY_AFTER}
    elif context["too_long"]:
        context["stopped"] = _("That is more than we can look for at once. Try fewer words.")
    elif is_asked:
        try:
            with the_engine().within(SECONDS):
                context["shown"] = show(request, query)
        except TooSlow:
            context["stopped"] = _(
                "That takes longer than a search may. Try words that are less common, or one more of them."
            )
        except OutOfReach as error:
            log.error("A search was not answered. %s", error)
            context["stopped"] = _(
                "The search is not working just now. Your words are still here: try again in a minute."
            )
            status, headers = 503, {"Retry-After": RETRY_AFTER}
    response = render(request, template, context, status=status)
    for name, value in headers.items():
        response.headers[name] = value
    return response


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """`/opensearch.xml`: lets a browser search the paper from its own field."""
    context = {"address": f"{settings.WAGTAILADMIN_BASE_URL}/search/?q={{searchTerms}}"}
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "search/opensearch.xml", context, content_type=kind)


def _shown(request: HttpRequest, query: str) -> Shown:
    language = current_house().language
    given = {name: value for name in request.GET if (value := request.GET.get(name, ""))}
    narrowed = narrowed_by(given)
    found = find(asked_for(query, language), [each.mark for each in narrowed])
    shown = Shown(chosen=_chosen(query, narrowed), begun=_begun(found.asked) if found.by_beginning else "")
    shown.count_words, shown.is_cut = _how_many(found), found.is_cut
    if not found.stories:
        shown.meant = _meant(query, found.asked, language)
        return shown
    _turn_to(shown, found, query, narrowed, given.get("page", ""))
    first = (shown.page - 1) * A_PAGE
    shown.results = results(found.asked, found.stories[first : first + A_PAGE])
    shown.facets = [
        (facet, _links(query, narrowed, facet)) for facet in facets_of(found) if _narrows(facet, narrowed, found)
    ]
    if shown.page == 1:
        shown.subjects = list(found.subjects)
        shown.quotes = quotes_saying(found.asked, found.stories)
        shown.quotes_address = f"/search/quotes/?{urlencode({'q': query}, errors='ignore')}"
    return shown


def _turn_to(shown: Shown, found: Found, query: str, narrowed: list[Narrowed], page: str) -> None:
    """To a page that is there."""
    shown.pages = -(-len(found.stories) // A_PAGE)
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    shown.page = min(max(1, number), shown.pages)
    if shown.page > 1:
        shown.before = _address(query, narrowed, page=shown.page - 1)
    if shown.page < shown.pages:
        shown.after = _address(query, narrowed, page=shown.page + 1)


def _narrows(facet: Facet, narrowed: list[Narrowed], found: Found) -> bool:
    """Whether there is anything to choose that would leave some of the stories out."""
    if any(each.name == facet.name for each in narrowed):
        return False
    return len(facet.choices) > 1 or facet.choices[0].stories < len(found.stories)


def _links(query: str, narrowed: list[Narrowed], facet: Facet) -> list[Link]:
    return [
        Link(_address(query, narrowed, **{facet.name: choice.value}), choice.name, choice.stories)
        for choice in facet.choices
    ]


def _chosen(query: str, narrowed: list[Narrowed]) -> list[Link]:
    """Each leads to the search without it."""
    return [Link(_address(query, [other for other in narrowed if other != each]), each.label) for each in narrowed]


def _meant(query: str, asked: Asked, language: str) -> Link | None:
    words = meant(query, asked, language)
    return Link(_address(words, []), words) if words else None


def _begun(asked: Asked) -> str:
    return f"{asked.parts[-1].typed}…"


def _address(query: str, narrowed: list[Narrowed], **more: str | int) -> str:
    chosen = {each.name: each.value for each in narrowed}
    return f"/search/?{urlencode({'q': query, **chosen, **more}, errors='ignore')}"


def _how_many(found: Found) -> str:
    number = len(found.stories)
    if found.is_cut:
        return _("More than %(number)s stories") % {"number": f"{MOST:,}"}
    if not number:
        return _("Nothing found")
    return ngettext("%(number)d story", "%(number)d stories", number) % {"number": number}
