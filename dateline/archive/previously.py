"""What went before the events of a story, counted and dated, and what came after them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from dateline.archive.counting import count_in_words
from dateline.archive.happenings import Happening, happenings
from dateline.archive.models import Event
from dateline.archive.queries import ACCUSATIONS, events_in
from dateline.press.keys import note, under
from dateline.press.reads import looks_like_a_story
from dateline.press.tray import Rows, at_hand
from dateline.stories.models import Story
from dateline.subjects.models import Subject

MOST_OWN = 5
MOST_EARLIER, MOST_SINCE = 5, 3
MOST_STEPS = 5
"""Along a chain, either way; see `chains.FURTHEST`."""
MOST_WHO = 6
AS_MEETINGS = ("meeting", "visit")
"""Whoever visits somebody meets them."""


@dataclass(frozen=True)
class Count:
    """The second meeting in two months, of whom."""

    words: str
    who: list[Subject]


@dataclass(frozen=True)
class Previously:
    """The newest first of what went before, the oldest first of what came after."""

    counts: list[Count]
    earlier: list[Happening]
    since: list[Happening]

    def __bool__(self) -> bool:
        return bool(self.earlier or self.since)


def previously(story: Story) -> Previously:
    """Of the first five dated events that `story` tells. Costs nothing where it tells none, else some statements for
    each."""
    note(events_in(story.pk))
    own = at_hand(_row_name(story.pk))
    if own is None:
        with under(events_in(story.pk)):
            own = list(_told().filter(story=story.pk)[:MOST_OWN])
    if not own:
        return Previously([], [], [])
    with under(events_in(story.pk)):
        return _found(own[:MOST_OWN])


def all_told(names: Sequence[str]) -> Rows:
    """The events that the stories among the addresses `names` tell."""
    found = (looks_like_a_story(name) for name in names)
    slugs = ["-".join(match.groups()[1:]) for match in found if match]
    keys = list(Story.objects.filter(slug__in=slugs).order_by().values_list("pk", flat=True)) if slugs else []
    if not keys:
        return {}
    told: dict[int, list[Event]] = defaultdict(list)
    for event in _told().filter(story__in=keys):
        told[event.story_id].append(event)
    return {_row_name(key): told[key] for key in keys}


def _told() -> Any:
    dated = Event.objects.on_record().filter(begins__isnull=False).exclude(standing=Event.Standing.DENIED)
    return dated.order_by("start", "pk").for_lists()


def _found(own: list[Event]) -> Previously:
    itself = {pk for event in own for pk in (event.pk, event.same_as_id) if pk}
    earlier: dict[int, Event] = {}
    counts = []
    for event in own:
        before = _before(event, itself)
        if before is not None:
            earlier |= {each.pk: each for each in before.newest_first().for_lists()[:MOST_EARLIER]}
            counts.append(_counted(event, before))
    past, coming = _chain(own, itself)
    earlier |= {event.pk: event for event in past}
    newest = sorted(earlier.values(), key=lambda event: (str(event.begins), event.pk), reverse=True)
    newest = [event for event in newest if event.pk not in {each.pk for each in coming}]
    told = {count.words + str([who.pk for who in count.who]): count for count in counts if count}
    return Previously(list(told.values())[:2], happenings(newest[:MOST_EARLIER]), happenings(coming[:MOST_SINCE]))


def _before(event: Event, itself: set[int]) -> Any:
    """What happened before it to the same people, who have pages; None where it has none."""
    who = [each.pk for each in _who(event)]
    if not who or event.begins is None:
        return None
    found = Event.objects.public().with_all_of(who).filter(begins__lt=event.begins)
    told_again = Q(pk__in=itself) | Q(same_as__in=itself)
    return found.exclude(told_again).exclude(standing=Event.Standing.EXPECTED)


def _who(event: Event) -> list[Subject]:
    return [each.subject for each in event.participants.all() if each.subject and each.subject.has_page][:MOST_WHO]


def _counted(event: Event, before: Any) -> Count | None:
    """Of what has happened, with what happened of the same kind. Nobody's arrests are counted."""
    who = _who(event)
    if event.standing != Event.Standing.HAPPENED or event.kind in ACCUSATIONS or event.begins is None:
        return None
    alike = AS_MEETINGS if event.kind in AS_MEETINGS and len(who) > 1 else (event.kind,)
    days = before.filter(kind__in=alike, standing=Event.Standing.HAPPENED).order_by("begins")
    dates = list(days.values_list("begins", flat=True))
    if not dates:
        return None
    return Count(count_in_words(str(event.get_kind_display()), len(dates) + 1, (event.begins - dates[0]).days), who)


def _chain(own: list[Event], itself: set[int]) -> tuple[list[Event], list[Event]]:
    """What readers may see of what went before in its chain, and of what followed, each from the oldest on."""
    before = _steps(itself, {event.follows_id for event in own if event.follows_id}, back=True)
    after = _steps(itself, itself, back=False)
    public = Event.objects.public().filter(pk__in=before | after).oldest_first().for_lists() if before | after else ()
    shown = [event for event in public if event.pk not in itself]
    return [each for each in shown if each.pk in before], [each for each in shown if each.pk in after - before]


def _steps(itself: set[int], start: set[int], *, back: bool) -> set[int]:
    """The keys of events at most so many steps on, whether or not readers may see them."""
    found: set[int] = set()
    ahead: Iterable[int] = start
    for step in range(MOST_STEPS):
        if back and step == 0:
            first = Event.objects.filter(pk__in=itself, follows__isnull=False).values_list("follows_id", flat=True)
            ahead = {*start, *first} - itself
        elif back:
            rows = Event.objects.filter(pk__in=ahead, follows__isnull=False)
            ahead = set(rows.values_list("follows_id", flat=True)) - found - itself
        else:
            rows = Event.objects.filter(follows__in=ahead)
            ahead = set(rows.values_list("pk", flat=True)) - found - itself
        if not ahead:
            break
        found |= set(ahead)
    return found


def _row_name(key: int) -> tuple[str, int]:
    """What the events of a story are called while they lie ready."""
    return "events of a story", key
