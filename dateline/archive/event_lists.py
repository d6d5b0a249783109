"""Which lists differ when an event comes, goes or is told otherwise.

Told before and after the change: both count. A page that prints an event depends on it; what is told here is the rest.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import ceil

from django.db.models import Q
from django.utils import timezone

from dateline.archive.chains import hanging_together
from dateline.archive.models import Event, Participant, Tie
from dateline.archive.queries import events_in, events_of, ties_of
from dateline.archive.shelves import HAPPENED
from dateline.publication.queries import current_house
from dateline.stories import lists
from dateline.stories.keys import month_key, month_page_key, shelf_key
from dateline.subjects.models import Subject


def lists_dating(events: Iterable[int]) -> set[str]:
    """Those that differ when these confirmed events are public or not, or are others; with those that hang together
    with them. Costs some counts for each month they stand in."""
    together = [event for event in hanging_together(events) if event.decided_at]
    if not together:
        return set()
    keys = {shelf_key(HAPPENED)}
    keys |= {events_in(event.story_id) for event in together}
    keys |= {events_of(subject) for event in together for subject in _subjects(event)}
    keys |= _later_ones(together)
    by_month: dict[date, list[Event]] = defaultdict(list)
    for event in together:
        if event.begins:
            by_month[event.begins.replace(day=1)].append(event)
    with timezone.override(current_house().zone):
        for month, held in by_month.items():
            keys |= _month(month, held)
    return keys


def lists_dating_story(story_id: int) -> set[str]:
    """The same for all that one story tells."""
    decided = Event.objects.filter(story=story_id, decided_at__isnull=False)
    return lists_dating(decided.values_list("pk", flat=True))


def lists_dating_subject(subject: Subject) -> set[str]:
    """The same for all in which a subject took part, or that took place there."""
    decided = Event.objects.of(subject).filter(decided_at__isnull=False)
    return lists_dating(decided.values_list("pk", flat=True))


def lists_tying(ties: Iterable[Tie]) -> set[str]:
    """Those that differ when these ties are public or not."""
    ends = {end for tie in ties for end in (tie.from_subject_id, tie.to_subject_id, tie.about_id) if end}
    return {ties_of(end) for end in ends}


def lists_tying_story(story_id: int) -> set[str]:
    return lists_tying(Tie.objects.filter(story=story_id, decided_at__isnull=False))


def lists_tying_subject(subject: Subject) -> set[str]:
    return lists_tying(Tie.objects.of(subject).filter(decided_at__isnull=False))


def _subjects(event: Event) -> set[int]:
    took_part = {each.subject_id for each in event.participants.all() if each.subject_id}
    return took_part | ({event.place_id} if event.place_id else set())


def _later_ones(together: list[Event]) -> set[str]:
    """The stories of later events of the same people, which count those before."""
    keys: set[str] = set()
    for event in together:
        who = {each.subject_id for each in event.participants.all() if each.subject_id}
        if not who or event.begins is None:
            continue
        theirs = Participant.objects.filter(subject__in=who).values("event")
        later = Event.objects.confirmed().filter(Q(pk__in=theirs), begins__gt=event.begins)
        keys |= {events_in(story) for story in later.order_by().values_list("story_id", flat=True).distinct()}
    return keys


def _month(month: date, held: list[Event]) -> set[str]:
    """The page on which the first of them stands, and those after it; how many pages there are; the months beside it
    when nothing else is in this one."""
    others = Event.objects.public().exclude(pk__in=[event.pk for event in held]).in_month(month.year, month.month)
    total, most = others.count(), len(held)
    earliest = min(event.begins for event in held if event.begins)
    first = others.filter(begins__lt=earliest).count() // lists.PER_PAGE + 1
    last = (total + most) // lists.PER_PAGE + 1
    keys = {month_page_key(HAPPENED, month, page) for page in range(first, last + 1)}
    if not total or ceil(total / lists.PER_PAGE) != ceil((total + most) / lists.PER_PAGE):
        keys.add(month_key(HAPPENED, month))
    if not total:
        elsewhere = Event.objects.public().exclude(pk__in=[event.pk for event in held])
        before = elsewhere.filter(begins__lt=month).newest_first().values_list("begins", flat=True).first()
        after = elsewhere.filter(begins__gt=max(e.begins for e in held if e.begins)).oldest_first()
        following = after.exclude(begins__year=month.year, begins__month=month.month)
        beside = [before, following.values_list("begins", flat=True).first()]
        keys |= {month_key(HAPPENED, each) for each in beside if each}
    return keys
