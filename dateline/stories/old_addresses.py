"""Who was at an address before: whoever left it last.

A story's address is its section's name and its own dated slug, and both may have changed since, and have been taken by
others. So each old address is told by two stays: of a section at a name, and of a story in a section. Where they
overlap the story was at the address; of several, the one whose time there ended last is meant. Costs four statements,
whatever the house has been through.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max, Q

from dateline.press.keys import under
from dateline.stories.keys import place_key
from dateline.stories.models import OldSectionAddress, OldStoryAddress, Section, Story

MOST = 50
"""Stays that are looked at, the latest: nobody calls a section so more often."""

ALWAYS, STILL = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class _Stay:
    """Somebody was somewhere from one moment to another."""

    who: int
    where: int
    since: datetime
    until: datetime

    def end_of_both(self, other: "_Stay") -> datetime | None:
        """When the last moment of both was; None where there was none."""
        end = min(self.until, other.until)
        return end if max(self.since, other.since) <= end else None


def story_once_at(section_slug: str, slug: str) -> int | None:
    """The key of the story that was last to be read by that dated slug in a section of that name, if any was."""
    with under():  # sections are in the house fingerprint, and their old names change with them
        sections = list(_sections_called(section_slug))
    keys = {stay.who for stay in sections}
    with under(*(place_key(key, slug) for key in keys)):
        stories = list(_stories_by(slug, keys)) if keys else []
    met = (
        (end, story.who)
        for story in stories
        for section in sections
        if story.where == section.who and (end := story.end_of_both(section))
    )
    return max(met, default=(None, None))[1]


def section_once_at(slug: str) -> Section | None:
    """The section readers may open that was called so last."""
    with under():
        left = (
            OldSectionAddress.objects.filter(slug=slug).order_by("-until", "-pk").values_list("section_key", flat=True)
        )
        key = left.first()
        found: Section | None = Section.objects.public().filter(pk=key).first() if key else None
    return found


def _sections_called(slug: str) -> Iterator[_Stay]:
    """Then and now. Whoever is called so now has been since it was last called otherwise."""
    now = list(Section.objects.filter(slug=slug).values_list("pk", flat=True))
    left = OldSectionAddress.objects.filter(Q(slug=slug) | Q(section_key__in=now)).order_by("-until")[:MOST]
    last: dict[int, datetime] = {}
    for old in left:
        last.setdefault(old.section_key, old.until)
        if old.slug == slug:
            yield _Stay(old.section_key, 0, old.since or ALWAYS, old.until)
    for key in now:
        yield _Stay(key, 0, last.get(key, ALWAYS), STILL)


def _stories_by(slug: str, sections: set[int]) -> Iterator[_Stay]:
    """Those that readers could open there. One that never could be has no claim, and nobody hears of it."""
    left = OldStoryAddress.objects.filter(slug=slug, section_key__in=sections).order_by("-until")
    for key, section, since, until in left.values_list("story_id", "section_key", "since", "until")[:MOST]:
        yield _Stay(key, section, since, until)
    here = Story.objects.filter(slug=slug, section__in=sections).ever_seen()
    here = here.annotate(moved=Max("old_addresses__until"))
    for key, section, published_at, moved in here.values_list("pk", "section_id", "published_at", "moved"):
        yield _Stay(key, section, moved or published_at, STILL)
