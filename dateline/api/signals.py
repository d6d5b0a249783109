"""The door by which a story is deleted: Wagtail's own screens."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from dateline.api.actions.order_deliveries import order_for_deletion
from dateline.stories.models import Story


@receiver(pre_delete, sender=Story)
def note_story_to_be_deleted(instance: Story, **_: Any) -> None:
    order_for_deletion(instance)
