"""The one door Wagtail leaves for a story whose time ran out: it unpublishes the bare page, not the Story."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_unpublished

from dateline.stories.actions.withdraw import mark_withdrawn
from dateline.stories.models import Story


@receiver(page_unpublished, sender=Story)
def note_unpublished(instance: Story, **_: Any) -> None:
    """Hand over to the action."""
    mark_withdrawn(story=instance)
