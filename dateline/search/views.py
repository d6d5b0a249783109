"""Search, plain for now: every word must stand in the headline, the standfirst or the byline."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dateline.gatekeeper.throttle import network_of
from dateline.gatekeeper.turnstile import Turnstile
from dateline.stories.models import Story

LONGEST_QUERY = 200
MOST_WORDS = 8
MOST_RESULTS = 50
WORD = re.compile(r"\w+")
TURNSTILE = Turnstile(most=60, a_second=1)
"""For each network: whole offices and phone companies share one."""

RETRY_AFTER = "60"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/search/?q=`: the newest stories that hold every word. Nothing a reader types is an error.

    429, with the words in the form, when very many come from one network: no search is kept, so each costs.
    """
    query = request.GET.get("q", "").replace("\0", "").strip()
    words = WORD.findall(query[:LONGEST_QUERY])[:MOST_WORDS]
    too_many = bool(words) and not TURNSTILE.lets_through(network_of(request))
    found = _found(words) if words and not too_many else []
    context = {
        "query": query[:LONGEST_QUERY],
        "stories": found[:MOST_RESULTS],
        "count_words": _how_many(len(found)),
        "too_long": len(query) > LONGEST_QUERY,
        "too_many": too_many,
    }
    if too_many:
        headers = {"Retry-After": RETRY_AFTER}
        return HttpResponse(render_to_string("search/search.html", context, request), status=429, headers=headers)
    return render(request, "search/search.html", context)


def _found(words: list[str]) -> list[Story]:
    """One more than are shown, to know of it. The index holds the desk's working names as well: they find nothing."""
    stories = Story.objects.public().among_the_seen(words).newest_first().for_lists()[: MOST_RESULTS + 1]
    return [story for story in stories if all(word.casefold() in story.readers_words for word in words)]


def _how_many(number: int) -> str:
    if number > MOST_RESULTS:
        return _("The newest %(number)d stories") % {"number": MOST_RESULTS}
    if not number:
        return _("Nothing found")
    return ngettext("%(number)d story", "%(number)d stories", number) % {"number": number}
