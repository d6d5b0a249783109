"""A story dates an event otherwise than the record."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as say

from dateline.archive.cautions.caution import Caution
from dateline.archive.known import Known
from dateline.archive.models import Event
from dateline.stories.models import Story

NEAR = timedelta(days=14)
"""Two meetings of the same people further apart are two meetings."""
ONCE = frozenset({Event.Kind.DEATH})
MOST_EVENTS = 60
MOST_CONFIRMED = 300


def other_dates(story: Story) -> Iterator[Caution]:
    """Of the same kind with the same participants within a fortnight, or tied to it as the same one; whatever happens
    once, at any distance. Those that follow one another are two."""
    events = _dated(Event.objects.filter(story=story).exclude(state=Event.State.REJECTED)[:MOST_EVENTS])
    if not events:
        return
    names = {each.name for event in events for each in event.participants.all() if each.subject_id is None}
    known = Known.among(names)
    subjects = {event.pk: _subjects(event, known) for event in events}
    everybody = set().union(*subjects.values())
    tied = {event.same_as_id for event in events if event.same_as_id}
    meant = Q(kind__in={event.kind for event in events}, participants__subject__in=everybody) | Q(pk__in=tied)
    record = Event.objects.on_record().exclude(story=story).filter(meant).distinct()
    confirmed = _dated(record.select_related("story").order_by("-begins", "pk")[:MOST_CONFIRMED])
    for event in events:
        for other in confirmed:
            same = subjects[event.pk] and subjects[event.pk] == _subjects(other, known)
            if _is_the_same(event, other, bool(same)) and not _overlap(event, other):
                yield _caution(event, other)


def _dated(events: "Iterable[Event]") -> list[Event]:
    rows = events.prefetch_related("participants")  # type: ignore[attr-defined]
    off = (Event.Standing.CANCELLED, Event.Standing.DENIED)
    return [event for event in rows if event.begins and event.standing not in off]


def _subjects(event: Event, known: Known) -> set[int]:
    """Who took part, as an editor said or as only one subject is called."""
    found = set()
    for each in event.participants.all():
        subject = each.subject_id or getattr(known.speaker(each.name), "pk", None)
        if subject:
            found.add(subject)
    return found


def _is_the_same(event: Event, other: Event, same_people: bool) -> bool:
    if event.same_as_id and event.same_as_id in (other.pk, other.same_as_id):
        return True
    if not same_people or event.kind != other.kind or other.pk == event.follows_id or other.follows_id == event.pk:
        return False
    return event.kind in ONCE or _apart(event, other) <= NEAR


def _overlap(event: Event, other: Event) -> bool:
    return _apart(event, other) <= timedelta(0)


def _apart(event: Event, other: Event) -> timedelta:
    """From the last day of the earlier to the first of the later; nothing where they share a day."""
    (first, until), (then, _) = sorted([_days(event), _days(other)])
    return max(then - max(first, until), timedelta(0)) if then > until else timedelta(0)


def _days(event: Event) -> tuple[date, date]:
    begins = event.begins or date.min
    return begins, event.ends or begins


def _caution(event: Event, other: Event) -> Caution:
    words = say("“%(event)s” is dated %(here)s here. “%(headline)s” has it on the record as %(there)s.")
    told = {"event": event, "here": _told(event), "headline": other.story.title, "there": _told(other)}
    return Caution(words % told, reverse("desk_record_story", args=[other.story_id]))


def _told(event: Event) -> str:
    begins, ends = _days(event)
    day = date_format(begins, "DATE_FORMAT")
    return day if begins == ends else say("%(first)s to %(last)s") % {"first": day, "last": date_format(ends)}
