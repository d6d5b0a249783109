"""Have lists of related stories made anew."""

from collections.abc import Collection

from dateline.archive.models import Wording


def order_relating(stories: Collection[int] | None = None) -> None:
    """All of them, or those of `stories`. One statement. Those that are made meanwhile are due no more: killed
    anywhere, the rest is made the next time."""
    held = Wording.objects.all() if stories is None else Wording.objects.filter(story__in=stories)
    held.update(is_due=True)
