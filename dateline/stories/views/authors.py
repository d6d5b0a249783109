"""Authors: the list, one author's page, one author's months."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.bylines.models import Author
from dateline.stories.models import Story
from dateline.stories.months import months_of_author
from dateline.stories.public_authors import public_authors
from dateline.stories.views.section import NEWEST, month_context, month_links


@require_safe
def author_list(request: HttpRequest) -> HttpResponse:
    """Everyone on staff, and every guest with a public story."""
    return render(request, "stories/authors.html", {"authors": public_authors().select_related("picture")})


@require_safe
def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One author and the newest 30 of what they wrote."""
    author = _public_author(slug)
    if author.slug != slug:
        return HttpResponsePermanentRedirect(author.address)
    context = {
        "author": author,
        "stories": Story.objects.public().newest_by(author, NEWEST).for_lists(),
        "months": month_links(months_of_author(author), author.address),
    }
    return render(request, "stories/author.html", context)


@require_safe
def author_month(request: HttpRequest, slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """One month of one author's stories."""
    author = _public_author(slug)
    if author.slug != slug:
        return HttpResponsePermanentRedirect(f"{author.address}{year:04}/{month:02}/")
    stories = Story.objects.public().by_author(author)
    context = month_context(stories, months_of_author(author), author.address, year, month, page)
    return render(request, "stories/author_month.html", context | {"author": author})


def _public_author(slug: str) -> Author:
    """The author at `slug`, or whom they were merged into. Http404 for one readers do not know."""
    author = Author.objects.filter(slug=slug).select_related("merged_into", "picture").first()
    if author is None:
        raise Http404
    known = author.merged_into or author
    if not public_authors().filter(pk=known.pk).exists():
        raise Http404
    return known
