"""Turns a flood of replies away before the house, the language or the story is asked for.

A middleware, so that each of them takes half a millisecond: a thousand a second are answered on one core, and readers
who prove something, the desk and the search still get their turn.
"""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from dateline.comments import flood
from dateline.comments.crowded import kept_page
from dateline.comments.doors import DOOR, from_our_page, network_key
from dateline.gatekeeper.proof import LONGEST as LONGEST_SOLUTION
from dateline.gatekeeper.proof import Solution

REPLIES = re.compile(r"/replies/([0-9]{1,18})/")
FORM, LONGEST = "application/x-www-form-urlencoded", 64 * 1024
"""What a page of ours sends, and bytes of it. Anything else is looked at later, within the bounds for all."""


class Crowds:
    """Answers where the page for it is at hand; else the view makes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        story = REPLIES.fullmatch(request.path_info) if request.method == "POST" else None
        if story and _is_our_form(request) and (why := turned_away(request, int(story[1]))):
            page = kept_page(request, why)
            if page is not None:
                return page
        return self.get_response(request)


def turned_away(request: HttpRequest, story_id: int) -> ValidationError | None:
    """Why this reply is looked at no further. Counted once for each request, whoever asks how often."""
    if not hasattr(request, "turned_away"):
        sent = request.POST.get("altcha", "")
        solution = Solution(sent if len(sent) <= LONGEST_SOLUTION else "x", door=DOOR, about=story_id)
        asks = bool(request.POST.get("person"))
        why = flood.CROWD.turns_away(solution, network=network_key(request), asks_for_a_person=asks)
        request.turned_away = why  # type: ignore[attr-defined]
    told: ValidationError | None = request.turned_away  # type: ignore[attr-defined]
    return told


def _is_our_form(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or ""
    is_short = length.isascii() and length.isdigit() and len(length) < 9 and int(length) <= LONGEST
    return is_short and request.content_type == FORM and from_our_page(request)
