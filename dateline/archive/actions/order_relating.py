"""Have every list of related stories made anew."""

from dateline.archive.models import Wording


def order_relating() -> None:
    """One statement. Those that are made meanwhile are due no more: killed anywhere, the rest is made the next time."""
    Wording.objects.update(is_due=True)
