"""Authors: the list, one author's page, one author's months."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.bylines.models import Author, OldAddress
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.stories.keys import AUTHORS, author_shelf, known_author_key, shelf_key
from dateline.stories.models import Story
from dateline.stories.months import months_of_author
from dateline.stories.public_authors import public_authors
from dateline.stories.shelves import shelf_of_author
from dateline.stories.views.section import NEWEST, further, month_links


@pressed
@require_safe
def author_list(request: HttpRequest) -> HttpResponse:
    """Everyone on staff, and every guest with a public story."""
    with under(AUTHORS):
        authors = list(public_authors().select_related("picture"))
    return render(request, "stories/authors.html", {"authors": authors})


@pressed
@require_safe
def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One author and the newest 30 of what they wrote."""
    author = public_author(slug)
    if author.slug != slug:
        return HttpResponsePermanentRedirect(author.address)
    with under(shelf_key(author_shelf(author.pk))):
        stories = list(Story.objects.public().newest_by(author, NEWEST).for_lists())
        months = months_of_author(author)
    context = {"author": author, "stories": stories, "months": month_links(months, author.address)}
    return render(request, "stories/author.html", context)


@pressed
@require_safe
def author_month(request: HttpRequest, slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """One month of one author's stories."""
    author = public_author(slug)
    context = shelf_of_author(author).month(year, month, page)  # nobody is led to where nothing is
    if author.slug != slug:
        return HttpResponsePermanentRedirect(f"{author.address}{year:04}/{month:02}/{further(page)}")
    return render(request, "stories/author_month.html", context | {"author": author})


def public_author(slug: str) -> Author:
    """The author who is at `slug` or was before, or whom they were merged into. Http404 for one readers do not know.

    A name nobody has is not pressed; whoever is found leaves a key, and so does an old address, which is deleted as
    soon as somebody takes it.
    """
    with under():
        authors = Author.objects.select_related("merged_into", "picture")
        author = authors.filter(slug=slug).first()
        if author is None and (old := OldAddress.objects.filter(slug=slug).first()):
            author = authors.get(pk=old.author_id)
    if author is None:
        raise Http404
    known = author.merged_into or author
    with under(known_author_key(known.pk)):
        is_known = public_authors().filter(pk=known.pk).exists()
    if not is_known:
        raise Http404
    return known
