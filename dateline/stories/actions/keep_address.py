"""A story or a section is about to have another address: the old one leads to it for ever."""

from datetime import datetime

from django.db.models import Max

from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.stories.keys import place_key
from dateline.stories.models import OldSectionAddress, OldStoryAddress, Section, Story


def keep_address(*, story: Story) -> None:
    """To be called before `story` is saved by another slug, and before another section is written beside it.

    Nothing is kept of what no reader could ask for.
    """
    before = Story.objects.filter(pk=story.pk).values_list("section_id", "slug", "published_at").first()
    if before is None or before[:2] == (story.section_id, story.slug):
        return
    section, slug, published_at = before
    touch(*(place_key(key, name) for key, name in (before[:2], (story.section_id, story.slug)) if key))
    if section is None or published_at is None or not _is_seen(story.pk):
        return
    moved: datetime | None = OldStoryAddress.objects.filter(story=story).aggregate(Max("until"))["until__max"]
    OldStoryAddress.objects.create(
        section_key=section, slug=slug, story=story, since=moved or published_at, until=clock.now()
    )


def keep_section_address(*, section: Section) -> None:
    """To be called before `section` is saved by another slug. One row, however many stories it has."""
    before = Section.objects.filter(pk=section.pk).values_list("slug", flat=True).first()
    if before is not None and before != section.slug:
        keep_last_address(section=section, slug=before)


def keep_last_address(*, section: Section, slug: str) -> None:
    """That `section` was called so until now; also of one that is about to be deleted."""
    if not Section.objects.public().filter(pk=section.pk).exists():
        return
    own = OldSectionAddress.objects.filter(section_key=section.pk)
    since: datetime | None = own.aggregate(Max("until"))["until__max"]
    OldSectionAddress.objects.create(section_key=section.pk, slug=slug, since=since, until=clock.now())


def _is_seen(key: int) -> bool:
    """Whether its address answers anything but 404 until now."""
    of_it = Story.objects.filter(pk=key)
    return of_it.public().exists() or of_it.withdrawn().exists()
