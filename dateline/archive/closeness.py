"""How close two stories are: by words, by whom and what they tell of, by time and section.

Whatever is asked is bounded by a number, never by how much there is: a list costs the same in an archive of any size.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import log10
from typing import Any

from django.db import connection
from django.db.models import Q

from dateline.archive.lengths import lengths_of
from dateline.archive.models import Event, Named, Pairing, Participant, Wording
from dateline.archive.rarity import Rarity, term_key
from dateline.archive.words import Words
from dateline.stories.models import Story

RAREST = 16
"""Words others are looked for by."""

NEWEST = 200
"""Stories looked at that hold one of them: a word half the archive has costs no more than a rare one."""

COMPARED = 60
"""Candidates whose words are compared one by one."""

NEWEST_WITH = "SELECT story_id FROM archive_posting WHERE term = %s ORDER BY story_id DESC LIMIT %s"
"""Asked so often for each story that writing it costs Django more than answering it costs the database."""

SECTION_MATES = 12
MOST_SUBJECTS = 30
COUNTED = 1000
"""A subject named by so many is as common as any."""

BY_WORDS, BY_SUBJECT, MOST_BY_SUBJECTS = 1000, 80, 250
SAME_EVENT, NEXT_EVENT, BY_TIME, BY_SECTION = 250, 120, 60, 10
FORTNIGHT = 14
WORDS_TOLD = 5


@dataclass(frozen=True)
class Close:
    """One story beside another, and why."""

    story_id: int
    points: int
    why: dict[str, Any]


@dataclass
class Shared:
    """What a candidate has in common with the story, as far as it is known before their words are compared."""

    words: float = 0
    subjects: dict[int, float] = field(default_factory=dict)
    events: dict[int, int] = field(default_factory=dict)

    @property
    def points(self) -> float:
        subjects = min(MOST_BY_SUBJECTS, sum(self.subjects.values()))
        return subjects + max(self.events.values(), default=0)


@dataclass(frozen=True)
class Place:
    """Where and when a candidate was published."""

    section_id: int | None
    published_at: datetime


def closest_stories(story: Story, words: Words, rarity: Rarity, limit: int) -> list[Close]:
    """At most `limit` other public stories, the closest first; none an editor barred, none of the same words twice.

    What is left over is filled with the newest of the section.
    """
    shared: dict[int, Shared] = defaultdict(Shared)
    _share_words(story, words, rarity, shared)
    worth = _share_subjects(story, shared)
    _share_events(story, shared)
    never = {story.pk, *barred_from(story)}
    for pk in never:
        shared.pop(pk, None)
    best = sorted(shared, key=lambda pk: (-_promise(shared[pk]), -pk))[: 2 * COMPARED]
    places = _places(story, best, never)
    candidates = [pk for pk in best if pk in places][:COMPARED]
    candidates += [pk for pk in places if pk not in best]
    common = {pk: shared.get(pk, Shared()) for pk in candidates}
    for pk, subject in Named.objects.filter(story__in=candidates, subject__in=worth).values_list("story", "subject"):
        common[pk].subjects[subject] = worth[subject]
    return _ranked(story, words, rarity, common, places)[:limit]


def barred_from(story: Story) -> set[int]:
    """Those an editor said never stand beside it, or that offer themselves above its list already."""
    barred, newer = Pairing.Kind.BARRED, Pairing.Kind.NEWER
    mine = Pairing.objects.filter(story=story, kind__in=[barred, newer]).values_list("other_id", flat=True)
    theirs = Pairing.objects.filter(other=story, kind=barred).values_list("story_id", flat=True)
    return {*mine, *theirs}


def _promise(shared: Shared) -> float:
    return BY_WORDS * shared.words + shared.points


def _share_words(story: Story, words: Words, rarity: Rarity, shared: dict[int, Shared]) -> None:
    """By the words that tell it best from others and that others have."""
    worth = rarity.found_by(words.weights)
    total = sum(each * each for each in worth.values()) or 1
    rarest = sorted((word for word in worth if rarity.in_stories(word) > 1), key=lambda word: (-worth[word], word))
    with connection.cursor() as cursor:
        for word in rarest[:RAREST]:
            cursor.execute(NEWEST_WITH, [term_key(word), NEWEST])
            for (pk,) in cursor.fetchall():
                shared[pk].words += worth[word] ** 2 / total


def subjects_of(story: Story) -> list[int]:
    """Whom it names or tells of by an editor's word."""
    named = Named.objects.filter(story=story).values_list("subject_id", flat=True)
    took_part = Participant.objects.filter(event__story=story, event__state=Event.State.CONFIRMED)
    return sorted({*named, *took_part.exclude(subject=None).values_list("subject_id", flat=True)})[:MOST_SUBJECTS]


def _share_subjects(story: Story, shared: dict[int, Shared]) -> dict[int, float]:
    """By those both name; what each is worth, more for somebody few stories name."""
    worth: dict[int, float] = {}
    for subject in subjects_of(story):
        naming = Named.objects.filter(subject=subject).order_by("-published_at", "-story_id")
        stories = list(naming.values_list("story_id", flat=True)[:COUNTED])
        worth[subject] = BY_SUBJECT / (1 + log10(len(stories) or 1))
        others = Participant.objects.filter(subject=subject, event__state=Event.State.CONFIRMED).order_by("-event")
        for pk in {*stories[:NEWEST], *others.values_list("event__story_id", flat=True)[:NEWEST]}:
            shared[pk].subjects[subject] = worth[subject]
    return worth


def _share_events(story: Story, shared: dict[int, Shared]) -> None:
    """By events that both tell of, or that come before or after one another."""
    told = Event.objects.confirmed().filter(story=story).values_list("pk", "same_as_id", "follows_id")
    firsts = {same_as or pk for pk, same_as, _ in told}
    if not firsts:
        return
    earlier = {follows for _, _, follows in told if follows}
    chain = Q(follows__in=firsts) | Q(pk__in=earlier) | Q(same_as__in=earlier)
    same = Q(pk__in=firsts) | Q(same_as__in=firsts)
    for which, points in ((chain, NEXT_EVENT), (same, SAME_EVENT)):
        rows = Event.objects.confirmed().filter(which).order_by("-pk").values_list("pk", "same_as_id", "story_id")
        for pk, same_as, story_id in rows[:NEWEST]:
            shared[story_id].events[same_as or pk] = points


def _places(story: Story, keys: Iterable[int], never: set[int]) -> dict[int, Place]:
    """Of those among `keys` that readers may see, and of the newest of the section."""
    public = Story.objects.public().exclude(pk__in=never).order_by()
    mates = public.in_section(story.section).newest_first().values_list("pk", flat=True)[:SECTION_MATES]
    rows = public.filter(pk__in={*keys, *mates}).values_list("pk", "section_id", "published_at")
    return {pk: Place(section_id, published_at) for pk, section_id, published_at in sorted(rows)}


def _ranked(
    story: Story, words: Words, rarity: Rarity, shared: Mapping[int, Shared], places: Mapping[int, Place]
) -> list[Close]:
    """The closest first, newer before older; where several have the very same words, the first of them."""
    wordings = {each.story_id: each for each in Wording.objects.filter(story__in=shared)}
    theirs = {pk: dict(each.words) for pk, each in wordings.items()}
    lengths = lengths_of(wordings.values(), rarity.stories)
    own = rarity.compared_by(words.weights)
    found = []
    for pk, common in shared.items():
        alike = rarity.alike(own, theirs.get(pk, {}), lengths.get(pk, 1.0))
        close = _close(story, pk, alike, common, places[pk])
        close.why["words"] = _telling(words, rarity, alike)
        found.append(close)
    found.sort(key=lambda close: (close.points, places[close.story_id].published_at, close.story_id), reverse=True)
    seen = {Wording.objects.filter(story=story).values_list("fingerprint", flat=True).first()} - {0, None}
    chosen = []
    for close in found:
        fingerprint = wordings[close.story_id].fingerprint if close.story_id in wordings else 0
        if fingerprint not in seen:
            chosen.append(close)
        seen |= {fingerprint} - {0}
    return chosen


def _telling(words: Words, rarity: Rarity, alike: Mapping[str, float]) -> list[str]:
    """The words that make most of their likeness, as the story writes them; none that half of all stories have."""
    telling = [word for word in alike if 2 * rarity.in_stories(word) <= rarity.stories]
    return [words.written[word] for word in sorted(telling, key=lambda word: (-alike[word], word))[:WORDS_TOLD]]


def _close(story: Story, pk: int, alike: Mapping[str, float], common: Shared, place: Place) -> Close:
    published_at = story.published_at or place.published_at
    days = abs(published_at - place.published_at).days
    same_section = place.section_id == story.section_id
    points = (
        BY_WORDS * sum(alike.values()) + common.points + BY_TIME / (1 + days / FORTNIGHT) + BY_SECTION * same_section
    )
    why = {
        "subjects": sorted(common.subjects, key=lambda key: (-common.subjects[key], key)),
        "events": sorted(common.events, key=lambda key: (-common.events[key], key)),
        "likeness": round(sum(alike.values()), 3),
        "days": days,
        "section": same_section,
    }
    return Close(pk, round(points), why)
