"""The doors by which an author is renamed and a story deleted: Wagtail's own screens."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from dateline.bylines.models import Author
from dateline.search.actions.order_indexing import order_indexing
from dateline.stories.models import Byline, Story


@receiver(post_save, sender=Author)
def note_author_saved(instance: Author, created: bool, raw: bool, **_: Any) -> None:
    """What they signed is found by their name. A story that reads as before is not written again."""
    if created or raw:
        return
    signed = list(Byline.objects.filter(author=instance).values_list("story_id", flat=True).distinct())
    if signed:
        order_indexing(signed)


@receiver(post_delete, sender=Story)
def note_story_deleted(instance: Story, **_: Any) -> None:
    order_indexing([instance.pk])
