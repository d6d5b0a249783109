"""Which lists differ when an event comes, goes or is told otherwise.

Told before and after the change: both count. A page that prints an event depends on it; what is told here is the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil

from django.db.models import Q
from django.utils import timezone

from dateline.archive.chains import hanging_together
from dateline.archive.models import Event, Participant, Tie
from dateline.archive.queries import EventQuerySet, events_in, events_of, ties_of
from dateline.archive.shelves import HAPPENED, months_of_events, timeline_shelf
from dateline.publication.queries import current_house
from dateline.stories import lists
from dateline.stories.keys import month_key, month_page_key, shelf_key
from dateline.subjects.models import Subject

AT_A_TIME = 100
"""Events of one subject: far fewer than hang together at most, so that none of what hangs on them is passed over."""


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
    with timezone.override(current_house().zone):
        for month, held in _by_month(together).items():
            keys |= _month(month, held)
        keys |= _timelines(together)
    return keys


def lists_dating_story(story_id: int) -> set[str]:
    """The same for all that one story tells."""
    decided = Event.objects.filter(story=story_id, decided_at__isnull=False)
    return lists_dating(decided.values_list("pk", flat=True))


def lists_dating_subject(subject: Subject) -> set[str]:
    """Those that differ when a subject gets a page, loses it or goes: all months in which something happened to it or
    there. With a page of its own an event may be public that was not, on the list of all, on its own timeline and on
    that of its place; whoever else is known and took part made it public before. A page that prints an event depends
    on everybody in it."""
    decided = Event.objects.of(subject).filter(decided_at__isnull=False).order_by("pk")
    keys: set[str] = set()
    months: dict[int | None, set[date]] = defaultdict(set)
    for some in _some_of(list(decided.values_list("pk", flat=True))):
        keys |= {events_in(event.story_id) for event in hanging_together(some) if event.decided_at}
        for place, begins in Event.objects.filter(pk__in=some, begins__isnull=False).values_list("place_id", "begins"):
            for whose in {None, subject.pk, place}:
                months[whose].add(begins.replace(day=1))
    if not keys:
        return set()
    keys |= {shelf_key(HAPPENED), events_of(subject.pk)} | {events_of(whose) for whose in months if whose}
    for whose, held in months.items():
        keys |= _months_and_beside(whose, held)
    return keys


def months_of_timeline(subject: Subject) -> set[str]:
    """The pages of all months of its timeline, and what they say of the months beside them."""
    months = months_of_events(Event.objects.on_record().of(subject).filter(begins__isnull=False))
    return {month_key(timeline_shelf(subject.pk), month) for month in months}


def lists_tying(ties: Iterable[Tie]) -> set[str]:
    """Those that differ when these ties are public or not."""
    ends = {end for tie in ties for end in (tie.from_subject_id, tie.to_subject_id, tie.about_id) if end}
    return {ties_of(end) for end in ends}


def lists_tying_story(story_id: int) -> set[str]:
    return lists_tying(Tie.objects.filter(story=story_id, decided_at__isnull=False))


def lists_tying_subject(subject: Subject) -> set[str]:
    return lists_tying(Tie.objects.of(subject).filter(decided_at__isnull=False))


def _some_of(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME))


def _months_and_beside(whose: int | None, held: set[date]) -> set[str]:
    """These months of one timeline, or of the list of all, and those that say which month is beside theirs."""
    public = Event.objects.public() if whose is None else Event.objects.public().of(whose)
    shelf = HAPPENED if whose is None else timeline_shelf(whose)
    every = sorted({*held, *months_of_events(public)})
    places = {near for at in map(every.index, held) for near in (at - 1, at, at + 1) if 0 <= near < len(every)}
    return {month_key(shelf, every[at]) for at in places}


def _by_month(events: Iterable[Event]) -> dict[date, list[Event]]:
    found: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.begins:
            found[event.begins.replace(day=1)].append(event)
    return found


def _timelines(together: list[Event]) -> set[str]:
    """The months of the timelines of all who took part and have a page, whole: a month of one subject is a page or two.
    A count for each of them, and two more where nothing else is in it."""
    of_each: dict[int, list[Event]] = defaultdict(list)
    for event in together:
        for pk in _subjects(event):
            of_each[pk].append(event)
    open_ones = Subject.objects.filter(pk__in=of_each, has_page=True).values_list("pk", flat=True)
    keys: set[str] = set()
    for pk in open_ones:
        others = Event.objects.public().of(pk).exclude(pk__in=[event.pk for event in of_each[pk]])
        for month, held in _by_month(of_each[pk]).items():
            keys.add(month_key(timeline_shelf(pk), month))
            if not others.in_month(month.year, month.month).exists():
                keys |= {month_key(timeline_shelf(pk), each) for each in _beside(others, month, held)}
    return keys


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
        keys |= {month_key(HAPPENED, each) for each in _beside(elsewhere, month, held)}
    return keys


def _beside(elsewhere: EventQuerySet, month: date, held: list[Event]) -> list[date]:
    """The months before and after this one that have any of the others."""
    before = elsewhere.filter(begins__lt=month).newest_first().values_list("begins", flat=True).first()
    after = elsewhere.filter(begins__gt=max(e.begins for e in held if e.begins)).oldest_first()
    following = after.exclude(begins__year=month.year, begins__month=month.month)
    return [each for each in (before, following.values_list("begins", flat=True).first()) if each]
