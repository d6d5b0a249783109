"""Put on the record who is tied to whom, or keep it off."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.keep_named import keep_named
from dateline.archive.actions.order_relating import order_relating
from dateline.archive.days import span_of
from dateline.archive.errors import ChangedSinceRead, NoDay, NotTied
from dateline.archive.event_lists import lists_tying
from dateline.archive.known import Known
from dateline.archive.models import Tie
from dateline.archive.models.found import BY_HAND
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.stories.models import Story
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

State = Tie.State


@dataclass(frozen=True)
class Tied:
    """All that an editor says of a tie."""

    kind: str
    from_subject: Subject | None
    to_subject: Subject | None
    standing: str = Tie.Standing.IN_FORCE
    about: Subject | None = None
    role: str = ""
    happened_on: str = ""


@transaction.atomic
def confirm_tie(*, tie: Tie, editor: "User", told: Tied | None = None, seen: str | None = None) -> Tie:
    """On the record as `told`, by default as the reading proposes. Raises NotTied, NoDay and ChangedSinceRead."""
    return _confirm(_hold(tie, seen), editor, told)


@transaction.atomic
def reject_tie(*, tie: Tie, editor: "User", seen: str | None = None) -> Tie:
    """They are not tied, or not so. It is not proposed again. Raises ChangedSinceRead."""
    held = _hold(tie, seen)
    return _decide(held, editor, State.REJECTED, lists_tying([held]))


@transaction.atomic
def put_down_tie(*, story: Story, start: int, end: int, text: str, editor: "User", told: Tied) -> Tie:
    """What no reading found, by an editor's word, at this sentence of `text`, the story's. Raises NotTied and NoDay."""
    words = text[start:end]
    held = Tie(
        story=story, revision=story.live_revision_id, start=start, end=end, words=words, sentence=words, rule=BY_HAND
    )
    return _confirm(held, editor, told)


def _hold(tie: Tie, seen: str | None) -> Tie:
    held = Tie.objects.select_for_update(of=("self",)).filter(pk=tie.pk).first()
    if held is None or (seen is not None and seen != held.version):
        raise ChangedSinceRead
    return held


def _confirm(held: Tie, editor: "User", told: Tied | None) -> Tie:
    before = lists_tying([held])
    if told is None:
        _link(held)
    else:
        _tell(held, told)
    if held.from_subject is None or held.to_subject is None or held.from_subject_id == held.to_subject_id:
        raise NotTied
    return _decide(held, editor, State.CONFIRMED, before)


def _link(held: Tie) -> None:
    """To whom the house knows by those names now."""
    known = Known.among([held.from_name, held.to_name, held.about_name])
    held.from_subject = held.from_subject or known.anybody(held.from_name)
    held.to_subject = held.to_subject or known.anybody(held.to_name)
    held.about = held.about or known.anybody(held.about_name)


def _tell(held: Tie, told: Tied) -> None:
    span = span_of(told.happened_on)
    if told.happened_on and span is None:
        raise NoDay(told.happened_on)
    held.kind, held.standing, held.role = told.kind, told.standing, told.role
    held.happened_on, held.begins = told.happened_on, span.first if span else None
    held.from_subject, held.to_subject, held.about = told.from_subject, told.to_subject, told.about
    for end, subject in (("from", told.from_subject), ("to", told.to_subject), ("about", told.about)):
        if subject and not getattr(held, f"{end}_name"):
            setattr(held, f"{end}_name", subject.name)


def _decide(held: Tie, editor: "User", state: str, before: set[str]) -> Tie:
    leaves = held.is_confirmed
    held.state, held.decided_at, held.decided_by = state, clock.now(), editor
    held.published_at = held.story.published_at
    held.save()
    touch(*before | lists_tying([held]))
    if leaves:
        touch(f"archive.tie:{held.pk}", at_once=True)
    if keep_named(held.story):
        order_relating([held.story_id])
    return held
