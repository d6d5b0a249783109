"""What went before the events of a story, counted and dated, and what came after them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q, Value

from dateline.archive.counting import count_in_words
from dateline.archive.happenings import Happening, happenings
from dateline.archive.models import Event
from dateline.archive.queries import ACCUSATIONS, EventQuerySet, events_in
from dateline.archive.story_record import SOME_STORY
from dateline.lib.kept_question import KeptQuestion
from dateline.press.keys import note, under
from dateline.press.parts import keys_in
from dateline.press.reads import looks_like_a_story
from dateline.press.tray import Rows, at_hand
from dateline.stories.models import Story
from dateline.subjects.models import Subject

WENT_BEFORE = "what went before"
"""The part; the page of a story has its place where it tells of events."""
MOST_OWN = 5
MOST_EARLIER, MOST_SINCE = 5, 3
STEPS_BACK, STEPS_ON = 5, 3
"""Along a chain; see `chains.FURTHEST`."""
MOST_FOLLOWING = 100
MOST_WHO, MOST_COUNTS = 6, 2
BACK, SINCE, BEFORE = "back", "since", "before"
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
    """Of the first five dated events that `story` tells."""
    note(events_in(story.pk))
    own = at_hand(_row_name(story.pk))
    if own is None:
        with under(events_in(story.pk)):
            own = list(_told().filter(story=story.pk)[:MOST_OWN])
    if not own:
        return Previously([], [], [])
    with under(events_in(story.pk)):
        return _found(own[:MOST_OWN])


def tells_events(story: Story) -> bool:
    """Whether `story` tells of an event with a date that is on the record."""
    note(events_in(story.pk))
    laid_out = at_hand(_sign_name(story.pk))
    if laid_out is not None:
        return bool(laid_out)
    with under(events_in(story.pk)):
        return bool(_question_of_signs().ask({SOME_STORY: story.pk}))


def all_told(names: Sequence[str]) -> Rows:
    """Which of the stories among the addresses `names` tell of events; and the events of those whose part is among
    them."""
    return _signs(names) | _events(keys_in(names, WENT_BEFORE))


def _signs(names: Sequence[str]) -> Rows:
    found = (looks_like_a_story(name) for name in names)
    slugs = ["-".join(match.groups()[1:]) for match in found if match]
    keys = list(Story.objects.filter(slug__in=slugs).order_by().values_list("pk", flat=True)) if slugs else []
    telling = set(_telling().filter(story__in=keys).values_list("story_id", flat=True)) if keys else set()
    return {_sign_name(key): key in telling for key in keys}


def _events(keys: Sequence[int]) -> Rows:
    if not keys:
        return {}
    told: dict[int, list[Event]] = defaultdict(list)
    for event in _told().filter(story__in=keys):
        told[event.story_id].append(event)
    return {_row_name(key): told[key] for key in keys}


@cache
def _question_of_signs() -> KeptQuestion[Any]:
    return KeptQuestion(_telling().filter(story=SOME_STORY).order_by().values_list("pk")[:1])


def _telling() -> EventQuerySet:
    """Asked for a page of the story itself, so that nobody need ask whether readers may see it."""
    dated: EventQuerySet = Event.objects.confirmed().filter(begins__isnull=False)
    return dated.exclude(standing=Event.Standing.DENIED)


def _told() -> EventQuerySet:
    told: EventQuerySet = Event.objects.on_record().filter(begins__isnull=False)
    return told.exclude(standing=Event.Standing.DENIED).order_by("start", "pk").for_lists()


def _found(own: list[Event]) -> Previously:
    """In four statements: which they are, the events themselves with who took part, and the days to count."""
    itself = {pk for event in own for pk in (event.pk, event.same_as_id) if pk}
    before = {event.pk: _before(event, itself) for event in own if event.begins and _who(event)}
    keys = _keys(itself, list(before.values()))
    public = Event.objects.public().filter(pk__in=keys.keys() - itself)
    listed = list(public.oldest_first().for_lists()) if keys else []
    since = [event for event in listed if keys[event.pk] == {SINCE}]
    earlier = [event for event in reversed(listed) if keys[event.pk] & {BACK, BEFORE}]
    return Previously(_counts(own, before), happenings(earlier[:MOST_EARLIER]), happenings(since[:MOST_SINCE]))


def _keys(itself: set[int], before: list[EventQuerySet]) -> dict[int, set[str]]:
    """Of what could be told, and why: it went before in the chain, it followed, or the same people took part."""
    back = Event.objects.filter(_steps_back(itself)).order_by()
    since = Event.objects.filter(_steps_on(itself)).oldest_first().values("pk")[:MOST_FOLLOWING]
    some: list[Any] = [back.annotate(why=Value(BACK)), _among(since).annotate(why=Value(SINCE))]
    newest = [rows.newest_first().values("pk")[:MOST_EARLIER] for rows in before]
    some += [_among(rows).annotate(why=Value(BEFORE)) for rows in newest]
    arms = [each.values_list("pk", "why") for each in some]
    keys: dict[int, set[str]] = defaultdict(set)
    for key, why in arms[0].union(*arms[1:], all=True):
        keys[key].add(why)
    return keys


def _among(keys: Any) -> Any:
    return Event.objects.filter(pk__in=keys).order_by()


def _before(event: Event, itself: set[int]) -> EventQuerySet:
    """What happened before it to the same people, who have pages."""
    found = Event.objects.public().with_all_of([each.pk for each in _who(event)]).filter(begins__lt=event.begins)
    told_again = Q(pk__in=itself) | Q(same_as__in=itself)
    return found.exclude(told_again).exclude(standing=Event.Standing.EXPECTED)


def _who(event: Event) -> list[Subject]:
    return [each.subject for each in event.participants.all() if each.subject and each.subject.has_page][:MOST_WHO]


def _counts(own: list[Event], before: dict[int, EventQuerySet]) -> list[Count]:
    """Of what has happened, with what happened of the same kind. Nobody's arrests are counted."""
    counted = [event for event in own if event.pk in before and event.standing == Event.Standing.HAPPENED]
    counted = [event for event in counted if event.kind not in ACCUSATIONS]
    dates: dict[int, list[date]] = defaultdict(list)
    asked = [_alike(event, before[event.pk]) for event in counted]
    for key, day in asked[0].union(*asked[1:], all=True) if asked else ():
        dates[key].append(day)
    counts = [(event, dates[event.pk]) for event in counted if dates[event.pk] and event.begins]
    told = {
        count_in_words(str(event.get_kind_display()), len(days) + 1, (event.begins - min(days)).days): _who(event)
        for event, days in counts
        if event.begins
    }
    return [Count(words, who) for words, who in told.items()][:MOST_COUNTS]


def _alike(event: Event, before: EventQuerySet) -> Any:
    """The days of those of its kind, each with its key."""
    kinds = AS_MEETINGS if event.kind in AS_MEETINGS and len(_who(event)) > 1 else (event.kind,)
    alike = before.filter(kind__in=kinds, standing=Event.Standing.HAPPENED).order_by()
    return alike.annotate(of=Value(event.pk)).values_list("of", "begins")


def _steps_back(itself: set[int]) -> Q:
    """What went before in the chain, whether or not readers may see what is between."""
    found, ahead = Q(), Event.objects.filter(pk__in=itself)
    for _step in range(STEPS_BACK):
        keys = ahead.filter(follows__isnull=False).values("follows")
        found |= Q(pk__in=keys)
        ahead = Event.objects.filter(pk__in=keys)
    return found


def _steps_on(itself: set[int]) -> Q:
    """What followed."""
    found, ahead = Q(), Event.objects.filter(follows__in=itself)
    for _step in range(STEPS_ON):
        found |= Q(pk__in=ahead.values("pk"))
        ahead = Event.objects.filter(follows__in=ahead.values("pk"))
    return found


def _sign_name(key: int) -> tuple[str, int]:
    return "tells events", key


def _row_name(key: int) -> tuple[str, int]:
    """What the events of a story are called while they lie ready."""
    return "events of a story", key
