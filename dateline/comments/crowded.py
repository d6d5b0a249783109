"""The page for a reply that is turned away while very many come: the same for all but for what was typed.

It is made once a minute and takes a tenth of a millisecond, where the page that names the story takes several.
"""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from dateline.comments.errors import NotVerified
from dateline.comments.forms import ReplyForm
from dateline.lib import clock

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


_made: dict[tuple[str, str], tuple[int, str]] = {}
"""For each reason and language the minute and the page."""


def crowded_page(request: HttpRequest, why: ValidationError) -> HttpResponse:
    """422 where the check failed, 429 where too many come; with the typed text, and without asking the database."""
    failed = isinstance(why, NotVerified)
    typed = {name: escape(request.POST.get(name, "")[:LONGEST]) for name in HOLES}
    typed["action"] = escape(request.path)
    words = HOLE.sub(lambda hole: typed[NAMES[hole[0]]], _page(request, why, failed))
    response = HttpResponse(words, status=422 if failed else 429)
    if not failed:
        response["Retry-After"] = RETRY_AFTER
    return response


def _page(request: HttpRequest, why: ValidationError, failed: bool) -> str:
    key, minute = (str(why.message), get_language()), int(clock.now().timestamp()) // 60
    made_at, page = _made.get(key, (0, ""))
    if made_at != minute:
        page = _with_holes(request, why, failed)
        _made[key] = minute, page
    return page


def _with_holes(request: HttpRequest, why: ValidationError, failed: bool) -> str:
    form = ReplyForm(HOLES)
    form.add_error(None, why)
    context = {
        "form": form,
        "action": HOLES["action"],
        "may_ask_for_a_person": failed,
        "can_mail": settings.CAN_MAIL,
        "held_first": True,
    }
    return render_to_string("comments/crowded.html", context, request)
