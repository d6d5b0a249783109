"""The doors Wagtail leaves for what its own screens and schedule do to a story."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from dateline.bylines.models import Author
from dateline.stories.actions.change_section import note_section
from dateline.stories.actions.keep_address import keep_address, keep_last_address, keep_section_address
from dateline.stories.actions.publish import mark_published_copy
from dateline.stories.actions.rename_author import rename_in_stories
from dateline.stories.actions.settle_schedule import settle_schedule
from dateline.stories.actions.withdraw import mark_withdrawn
from dateline.stories.models import Section, Story


@receiver(page_unpublished, sender=Story)
def note_unpublished(instance: Story, **_: Any) -> None:
    """A story whose time ran out: Wagtail unpublishes the bare page, not the Story."""
    mark_withdrawn(story=instance)


@receiver(post_save, sender=Revision)
def note_unscheduled(instance: Revision, created: bool, update_fields: Collection[str] | None, **_: Any) -> None:
    """Somebody took a schedule off, or wrote over what was scheduled: Wagtail tells the story nothing of it."""
    touches_hour = not created and (update_fields is None or "approved_go_live_at" in update_fields)
    if touches_hour and instance.approved_go_live_at is None:
        settle_schedule(revision=instance)


@receiver(pre_save, sender=Author)
def note_renamed(instance: Author, raw: bool, **_: Any) -> None:
    """Lists and search find stories by the names under them."""
    if instance.pk and not raw:
        rename_in_stories(author=instance)


@receiver(pre_save, sender=Story)
def note_address(instance: Story, raw: bool, update_fields: Collection[str] | None, **_: Any) -> None:
    """By whatever door its slug changes."""
    instance.address_name = instance.name_in_slug
    if instance.pk and not raw and (update_fields is None or "slug" in update_fields):
        keep_address(story=instance)


@receiver(pre_save, sender=Section)
def note_section_address(instance: Section, raw: bool, **_: Any) -> None:
    """By whatever door its slug changes."""
    if instance.pk and not raw:
        keep_section_address(section=instance)


@receiver(pre_delete, sender=Section)
def note_last_address(instance: Section, **_: Any) -> None:
    """Stories that were moved out of it are still asked for under its name."""
    keep_last_address(section=instance, slug=instance.slug)


@receiver(post_page_move, sender=Story)
def note_moved(instance: Page, **_: Any) -> None:
    """Wagtail moves the bare page, not the Story."""
    note_section(story_id=instance.pk)


@receiver(page_published, sender=Story)
def note_published_copy(instance: Story, **_: Any) -> None:
    """A copy that Wagtail was told to publish at once: it is live without having been published."""
    mark_published_copy(story=instance)
