"""Decide alike on what waits in many stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
                _accept(each, seen, editor) if accept else _reject(each, seen, editor)
        except ValidationError:
            left += 1
        else:
            done += 1
    return Decided(done, left)


def _accept(each: Waiting, seen: str, editor: "User") -> None:
    if isinstance(each, Quote):
        confirm_quote(quote=each, editor=editor, seen=seen)
    elif isinstance(each, Event):
        confirm_event(event=each, editor=editor, seen=seen)
    elif isinstance(each, Tie):
        confirm_tie(tie=each, editor=editor, seen=seen)
    elif each.first.subject is None:
        raise ChangedSinceRead
    else:
        confirm_name(story=each.first.story, name=each.name, subject=each.first.subject, editor=editor, seen=seen)


def _reject(each: Waiting, seen: str, editor: "User") -> None:
    if isinstance(each, Quote):
        reject_quote(quote=each, editor=editor, seen=seen)
    elif isinstance(each, Event):
        reject_event(event=each, editor=editor, seen=seen)
    elif isinstance(each, Tie):
        reject_tie(tie=each, editor=editor, seen=seen)
    else:
        reject_name(story=each.first.story, name=each.name, editor=editor, seen=seen)
