"""Put an event on the record, or keep it off."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.keep_named import keep_named
from dateline.archive.actions.order_relating import order_relating
from dateline.archive.chains import hanging_together
from dateline.archive.days import span_of
from dateline.archive.errors import ChangedSinceRead, FollowsItself, NoDay
from dateline.archive.event_lists import lists_dating
from dateline.archive.known import Known
from dateline.archive.models import Event, Participant
from dateline.archive.models.found import BY_HAND
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.stories.models import Story
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

State = Event.State
LONGEST_CHAIN = 1000


@dataclass(frozen=True)
class Part:
    """Who took part, as the story calls them, who that is, and as what."""

    name: str
    subject: Subject | None = None
    part: str = ""


@dataclass(frozen=True)
class Told:
    """All that an editor says of an event."""

    kind: str
    title: str = ""
    standing: str = Event.Standing.HAPPENED
    happened_on: str = ""
    place_name: str = ""
    place: Subject | None = None
    participants: tuple[Part, ...] = ()
    same_as: Event | None = None
    follows: Event | None = None


@transaction.atomic
def confirm_event(*, event: Event, editor: "User", told: Told | None = None, seen: str | None = None) -> Event:
    """On the record as `told`, by default as the reading proposes.

    Raises NoDay, FollowsItself and ChangedSinceRead.
    """
    held = _hold(event, seen)
    return _confirm(held, editor, told)


@transaction.atomic
def reject_event(*, event: Event, editor: "User", seen: str | None = None) -> Event:
    """Nothing that happened, or not so. It is not proposed again. Raises ChangedSinceRead."""
    held = _hold(event, seen)
    return _decide(held, editor, State.REJECTED, lists_dating([held.pk]))


@transaction.atomic
def put_down_event(*, story: Story, start: int, end: int, text: str, editor: "User", told: Told) -> Event:
    """What no reading found, by an editor's word, at this sentence of `text`, the story's. Raises NoDay and
    FollowsItself."""
    words = text[start:end]
    held = Event.objects.create(
        story=story, revision=story.live_revision_id, start=start, end=end, words=words, sentence=words,
        kind=told.kind, rule=BY_HAND,
    )  # fmt: skip
    return _confirm(held, editor, told)


def _hold(event: Event, seen: str | None) -> Event:
    held = Event.objects.select_for_update(of=("self",)).filter(pk=event.pk).first()
    if held is None or (seen is not None and seen != held.version):
        raise ChangedSinceRead
    return held


def _confirm(held: Event, editor: "User", told: Told | None) -> Event:
    before = lists_dating([held.pk])
    if told is None:
        _link(held)
    else:
        _tell(held, told)
    return _decide(held, editor, State.CONFIRMED, before)


def _link(held: Event) -> None:
    """To whom the house knows by those names now: somebody may have been made since the story was read."""
    unknown = list(held.participants.filter(subject=None))
    known = Known.among([held.place_name, *(each.name for each in unknown)])
    for each in unknown:
        each.subject = known.anybody(each.name)
    Participant.objects.bulk_update(unknown, ["subject"])
    held.place = held.place or known.subject(held.place_name, Subject.Kind.PLACE)


def _tell(held: Event, told: Told) -> None:
    span = span_of(told.happened_on)
    if told.happened_on and span is None:
        raise NoDay(told.happened_on)
    held.kind, held.title, held.standing = told.kind, told.title, told.standing
    held.happened_on = told.happened_on
    held.begins, held.ends = (span.first, span.last) if span else (None, None)
    held.place_name, held.place = told.place_name or (told.place.name if told.place else ""), told.place
    held.same_as, held.follows = _first_told(told.same_as), _first_told(told.follows)
    _hold_to_time(held)
    Participant.objects.filter(event=held).delete()
    Participant.objects.bulk_create(
        Participant(event=held, name=name, subject=each.subject, part=each.part)
        for name, each in {each.name: each for each in told.participants}.items()
    )
    if held.same_as:
        _give_over(held, held.same_as)


def _first_told(event: Event | None) -> Event | None:
    """Readers see the first telling: whatever is the same or follows hangs on it."""
    if event is None:
        return None
    held = Event.objects.select_related("same_as").get(pk=event.pk)
    return held.same_as or held


def _hold_to_time(held: Event) -> None:
    """Nothing is before itself: neither the same as what follows it, nor after what it leads to."""
    if held.same_as_id == held.pk or (held.same_as and held in _before(held.same_as)):
        raise FollowsItself
    if held.follows and not {held, held.same_as}.isdisjoint([held.follows, *_before(held.follows)]):
        raise FollowsItself


def _before(event: Event) -> list[Event]:
    """What went before it in its chain, step by step."""
    found: list[Event] = []
    while event.follows is not None and len(found) < LONGEST_CHAIN:
        event = event.follows
        found.append(event)
    return found


def _give_over(held: Event, first: Event) -> None:
    """What hung on this telling hangs on the first; so does what went before it, where the first does not know."""
    Event.objects.filter(same_as=held).update(same_as=first)
    Event.objects.filter(follows=held).exclude(pk=first.pk).update(follows=first)
    if held.follows_id and not first.follows_id:
        Event.objects.filter(pk=first.pk).update(follows=held.follows)


def _decide(held: Event, editor: "User", state: str, before: set[str]) -> Event:
    """Readers see it, or no more, before the editor hears of it; so it is with what leads to it."""
    leaves = held.is_confirmed
    held.state, held.decided_at, held.decided_by = state, clock.now(), editor
    held.published_at = held.story.published_at
    held.save()
    touch(*before | lists_dating([held.pk]))
    if leaves:
        touch(*(f"archive.event:{each.pk}" for each in hanging_together([held.pk])), at_once=True)
    keep_named(held.story)
    if leaves or held.is_confirmed:
        order_relating([held.story_id])
    return held
