"""The page for a reply that is turned away while very many come: the same for all but for what was typed.

It is made once a minute and takes a tenth of a millisecond, where the page that names the story takes several.
"""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape

from dateline.comments.errors import NotVerified
from dateline.comments.forms import ReplyForm
from dateline.lib import clock
from dateline.publication.models import House
from dateline.publication.queries import current_house

HOLES = {
    "comment": "(the comment)",
    "name": "(the name)",
    "email": "the-email@example.org",
    "parent": "7007007007",
    "pen": "(the pen)",
    "action": "/replies/(the story)/",
}
"""What stands in the page for what a reader has typed, until it is put there. All of it can stand in the form."""

HOLE = re.compile("|".join(re.escape(hole) for hole in HOLES.values()))
NAMES = {hole: name for name, hole in HOLES.items()}
LONGEST = 20_000
"""Letters of each field that are sent back: several times what may be sent."""

RETRY_AFTER = "600"


@dataclass(frozen=True)
class _Made:
    """A page with its holes, the minute it is from, and the house it is of: that says which frames it may show."""

    minute: int
    page: str
    house: House


_made: dict[str, _Made] = {}
"""For each reason."""


def crowded_page(request: HttpRequest, why: ValidationError) -> HttpResponse:
    """422 where the check failed, 429 where too many come; with the typed text."""
    if (kept := kept_page(request, why)) is not None:
        return kept
    page = _with_holes(request, why)
    _made[str(why.code)] = _Made(_this_minute(), page, current_house())
    return _filled_in(request, why, page)


def kept_page(request: HttpRequest, why: ValidationError) -> HttpResponse | None:
    """The same when it was made within this minute: nothing is asked of the database."""
    made = _made.get(str(why.code))
    if made is None or made.minute != _this_minute():
        return None
    request.house = made.house  # type: ignore[attr-defined]
    return _filled_in(request, why, made.page)


def _filled_in(request: HttpRequest, why: ValidationError, page: str) -> HttpResponse:
    typed = {name: escape(request.POST.get(name, "")[:LONGEST]) for name in HOLES}
    typed["action"] = escape(request.path)
    words = HOLE.sub(lambda hole: typed[NAMES[hole[0]]], page)
    response = HttpResponse(words, status=422 if isinstance(why, NotVerified) else 429)
    response["Cache-Control"] = "no-store"
    if response.status_code == 429:
        response["Retry-After"] = RETRY_AFTER
    return response


def _this_minute() -> int:
    return int(clock.now().timestamp()) // 60


def _with_holes(request: HttpRequest, why: ValidationError) -> str:
    form = ReplyForm(HOLES)
    form.add_error(None, why)
    context = {
        "form": form,
        "action": HOLES["action"],
        "may_ask_for_a_person": isinstance(why, NotVerified),
        "can_mail": settings.CAN_MAIL,
    }
    return render_to_string("comments/crowded.html", context, request)
