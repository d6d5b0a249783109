"""What this moderator decided, for as long as they are signed in: so that it can be taken back."""

from collections.abc import Iterable
from dataclasses import asdict

from django.http import HttpRequest

from dateline.comments.actions.undo_decision import Before
from dateline.comments.models import Decision

DECIDED, MOST = "decisions on replies", 50
Made = tuple[Decision, Before]


def remember(request: HttpRequest, made: Iterable[Made]) -> None:
    """What is decided together is taken back together."""
    batch = [[decision.pk, asdict(before)] for decision, before in made]
    if batch:
        request.session[DECIDED] = [*request.session.get(DECIDED, []), batch][-MOST:]


def remembers(request: HttpRequest) -> bool:
    """Whether there is anything to take back."""
    return bool(request.session.get(DECIDED))


def take_last(request: HttpRequest) -> list[Made]:
    """The last that was decided, and forget it. Lines of the log that are gone are left out."""
    *request.session[DECIDED], batch = request.session[DECIDED]
    lines = Decision.objects.select_related("reply", "reply__story").in_bulk([pk for pk, _ in batch])
    return [(lines[pk], Before(**before)) for pk, before in batch if pk in lines]
