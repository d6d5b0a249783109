"""Fronts, sections and standing pages: what stands in Wagtail's tree."""

from collections.abc import Sequence
from functools import cache

from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from dateline.comments.contact import contact_page, take_letter
from dateline.fronts.models import Front
from dateline.lib.kept_question import KeptQuestion
from dateline.press.door import READING
from dateline.press.keys import note, under
from dateline.press.rendering import may_be_pressed
from dateline.publication.models import StandingPage
from dateline.stories.keys import page_key
from dateline.stories.models import Section
from dateline.stories.models.story import DATED_SLUG
from dateline.stories.queries import kept_private
from dateline.stories.views.section import section_elsewhere
from dateline.stories.views.story import story_elsewhere

FRONT_DEPTH = 2
"""Root, front."""

SOME_SLUG = "/"
"""Stands for one of them; no page has it."""


@may_be_pressed
def page_of_the_tree(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, which finds the page and lets it answer.

    The way down the tree needs no key: the pages met on it leave theirs, and an address with no page is not pressed.
    """
    with under():
        page = _open_page(path)
        if page is not None:  # kept on the request, where Wagtail's view looks for it
            request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
        else:
            Page.route_for_request(request, path)
    try:
        return serve(request, path)
    except Http404:
        if request.method not in READING:  # what only may be read must not tell that it is there
            raise
        return _elsewhere(request, [piece for piece in path.split("/") if piece])


def _elsewhere(request: HttpRequest, pieces: list[str]) -> HttpResponse:
    """An address of Wagtail's at which there is nothing any more: a section's, or a story's in its tree."""
    match pieces:
        case [slug]:
            return section_elsewhere(request, slug)
        case [section, slug] if DATED_SLUG.fullmatch(slug):
            return story_elsewhere(request, section, slug)
        case _:
            raise Http404


@may_be_pressed
def contact(request: HttpRequest) -> HttpResponse:
    """The house's page Contact, or a plain one where it has none, with the form that is sent here."""
    if request.method == "POST":
        return take_letter(request)
    try:
        return page_of_the_tree(request, "contact/")
    except Http404:
        return contact_page(request)


def _open_page(path: str) -> Page | None:
    """The front, section or standing page at `path` that readers may open, with one statement or two.

    None for everything else: then Wagtail goes down the tree and asks what is private there, in eight.
    """
    match [piece for piece in path.split("/") if piece]:
        case []:
            return _open_one([Front], FRONT_DEPTH)
        case [slug]:
            return _open_one([Section, StandingPage], FRONT_DEPTH + 1, slug)
        case _:
            return None


def _open_one(kinds: Sequence[type[Page]], depth: int, slug: str = "") -> Page | None:
    """Of the first of `kinds` that has one: the page readers may open at that depth under the only site's front."""
    for kind in kinds:
        for page in _openable(kind, depth, bool(slug)).ask({SOME_SLUG: slug}):  # type: ignore[arg-type]
            note(page_key(page.pk))
            page.get_view_restrictions = PageViewRestriction.objects.none  # it was found because there are none
            return page
    return None


@cache
def _openable(kind: type[Page], depth: int, is_named: bool) -> KeptQuestion[Page]:
    """The first of those readers may open at `depth`, or of that slug."""
    front = Substr(OuterRef("path"), 1, FRONT_DEPTH * Page.steplen)
    the_site = Site.objects.filter(is_default_site=True, root_page__path=front)
    no_other = ~Exists(Site.objects.filter(is_default_site=False))
    named = {"slug": SOME_SLUG} if is_named else {}
    pages = kind.objects.filter(Exists(the_site), no_other, ~kept_private(depth), live=True, depth=depth, **named)
    return KeptQuestion(pages.order_by("pk")[:1])
