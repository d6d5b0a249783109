"""A device wants to be told nothing any more: all that is known of it goes."""

from dateline.pocket.models import Device


def wish_no_more(*, endpoint: str) -> bool:
    """Whether it was known."""
    return bool(Device.objects.filter(endpoint=endpoint).delete()[0])
