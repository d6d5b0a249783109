"""Have lists of related stories made anew."""

from collections.abc import Collection

from dateline.archive.models import Wording
from dateline.archive.relating import is_put_off, relate_in_background


def order_relating(stories: Collection[int]) -> None:
    """Those of `stories`, by the worker, as soon as the transaction is over. Two statements, the second only where one
    of them did not wait already: a desk that decides forty times orders it once.

    A story whose words were never noted has no list yet, and gets it when it is published or from `relate --all`.
    """
    if Wording.objects.filter(story__in=stories, is_due=False).update(is_due=True) and not is_put_off():
        relate_in_background.enqueue()


def order_every_list() -> None:
    """One statement. Those that are made meanwhile are due no more: killed anywhere, the rest is made the next time."""
    Wording.objects.update(is_due=True)
