"""Decide alike on what waits in many stories."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from dateline.archive.actions.decide_on_event import confirm_event, reject_event
from dateline.archive.actions.decide_on_name import confirm_name, reject_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.decide_on_tie import confirm_tie, reject_tie
from dateline.archive.errors import ChangedSinceRead
from dateline.archive.models import Event, Quote, Tie
from dateline.archive.names import Name

if TYPE_CHECKING:
    from dateline.accounts.models import User

Waiting = Quote | Event | Tie | Name
Deed = Callable[..., object]
BY_KIND: dict[type, tuple[str, Deed, Deed]] = {
    Quote: ("quote", confirm_quote, reject_quote),
    Event: ("event", confirm_event, reject_event),
    Tie: ("tie", confirm_tie, reject_tie),
}
"""What each is called by the actions, how it is accepted and how it is rejected."""


@dataclass(frozen=True)
class Decided:
    """On how many; and how many were left as they were."""

    done: int
    left: int


def decide_at_once(*, found: Iterable[tuple[Waiting, str]], accept: bool, editor: "User") -> Decided:
    """Each as it was seen, by itself and as it is proposed. What somebody decided on meanwhile is left, and so is what
    cannot be accepted before an editor says who it is or when."""
    done = left = 0
    for each, seen in found:
        try:
            with transaction.atomic():
                _decide(each, seen, accept, editor)
        except ValidationError:
            left += 1
        else:
            done += 1
    return Decided(done, left)


def _decide(each: Waiting, seen: str, accept: bool, editor: "User") -> None:
    told: dict[str, Any] = {"editor": editor, "seen": seen}
    if not isinstance(each, Name):
        name, confirm, reject = BY_KIND[type(each)]
        (confirm if accept else reject)(**{name: each}, **told)
    elif not accept:
        reject_name(story=each.first.story, name=each.name, **told)
    elif each.first.subject is None:
        raise ChangedSinceRead
    else:
        confirm_name(story=each.first.story, name=each.name, subject=each.first.subject, **told)
