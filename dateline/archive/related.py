"""Related stories, as they were found when the one or the other was published, and as editors decided since."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.archive.models import Pairing, Related
from dateline.press.keys import note, under
from dateline.press.parts import keys_in
from dateline.press.tray import Rows, at_hand
from dateline.stories.keys import page_key
from dateline.stories.models import Story

CLOSEST_FIRST = ("-points", "-other__published_at", "-other")
MOST_OF_ONE_EVENT = 3
"""Where there is more to tell of, the last place is another event's."""


class Kept(NamedTuple):
    """What is kept about one story."""

    rows: list[Related]
    pairings: list[Pairing]
    """Of it with others, and those that bar it from others; the newest first."""

    def others(self, story_id: int) -> set[int]:
        """Every story that is named by it or may be."""
        return {row.other_id for row in self.rows} | {_partner(each, story_id) for each in self.pairings}

    def paired(self, kind: str, story_id: int) -> list[int]:
        return [_partner(each, story_id) for each in self.pairings if each.kind == kind]

    def in_order(self, story_id: int) -> list[int]:
        """Pinned ones first, then the closest; none that was barred, or that is offered as the newer one."""
        pinned = self.paired(Pairing.Kind.PINNED, story_id)
        hidden = {*self.paired(Pairing.Kind.BARRED, story_id), *self.paired(Pairing.Kind.NEWER, story_id)}
        rows = [row for row in self.rows if row.other_id not in {*hidden, *pinned}]
        return [*(pk for pk in pinned if pk not in hidden), *(row.other_id for row in _of_several_events(rows))]


def related_key(story_id: int) -> str:
    """Of the list under one story."""
    return f"list:related:{story_id}"


def related_stories(story: Story, limit: int = 4) -> list[Story]:
    """At most `limit` public stories, pinned ones first, then the closest; never itself, never one twice."""
    return newer_and_related(story, limit)[1]


def newer_and_related(story: Story, limit: int = 4) -> tuple[Story | None, list[Story]]:
    """The story that has taken its place, as an editor said, and those that stand under it.

    They depend on stories that are kept and not shown as well: one that was withdrawn may be published again.
    """
    with under(related_key(story.pk)):
        kept: Kept | None = at_hand(_row_name(story.pk))
        if kept is None:
            kept = kept_of([story.pk])[story.pk]
            public = Story.objects.public().among_keys(kept.others(story.pk)).for_lists().in_bulk()
        else:
            public = _public_at_hand(kept.others(story.pk))
    newer = [public[pk] for pk in kept.paired(Pairing.Kind.NEWER, story.pk) if pk in public]
    related = [public[pk] for pk in kept.in_order(story.pk) if pk in public]
    return next(iter(newer), None), related[:limit]


def all_related(names: Sequence[str]) -> Rows:
    """What the lists among the parts `names` keep, and those of them that readers may see."""
    keys = keys_in(names, "related")
    if not keys:
        return {}
    kept = kept_of(keys)
    others = {other for key in keys for other in kept[key].others(key)}
    public = Story.objects.public().filter(pk__in=others).for_lists().order_by()
    return {_row_name(key): kept[key] for key in keys} | {_other_name(story.pk): story for story in public}


def kept_of(keys: Iterable[int]) -> dict[int, Kept]:
    """In three statements, however many."""
    wanted = list(keys)
    found = {key: Kept([], []) for key in wanted}
    for row in Related.objects.filter(story__in=wanted).order_by(*CLOSEST_FIRST):
        found[row.story_id].rows.append(row)
    pairings = Pairing.objects.order_by("-decided_at", "-pk")
    for each in pairings.filter(story__in=wanted):
        found[each.story_id].pairings.append(each)
    for each in pairings.filter(other__in=wanted, kind=Pairing.Kind.BARRED):
        found[each.other_id].pairings.append(each)
    return found


def _partner(pairing: Pairing, story_id: int) -> int:
    return pairing.other_id if pairing.story_id == story_id else pairing.story_id


def _of_several_events(rows: Sequence[Related]) -> list[Related]:
    """Those of an event that has its places already come after all others."""
    told: Counter[int] = Counter()
    first: list[Related] = []
    after: list[Related] = []
    for row in rows:
        event = next(iter(row.why.get("events", ())), None)
        if event is not None:
            told[event] += 1
        (first if event is None or told[event] <= MOST_OF_ONE_EVENT else after).append(row)
    return [*first, *after]


def _public_at_hand(keys: Iterable[int]) -> dict[int, Story]:
    wanted = sorted(keys)
    note(*(page_key(key) for key in wanted))
    return {key: story for key in wanted if (story := at_hand(_other_name(key)))}


def _row_name(key: int) -> tuple[str, int]:
    """What a list of related stories is called while it lies ready."""
    return "related", key


def _other_name(key: int) -> tuple[str, int]:
    return "related to others", key
