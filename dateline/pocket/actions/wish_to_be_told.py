"""A device says what it wants to be told of: for the first time, or anew."""

from collections.abc import Collection

from django.conf import settings
from django.db import transaction

from dateline.lib import clock
from dateline.pocket.errors import ServiceUnknown
from dateline.pocket.models import Device, Wish
from dateline.pocket.push.endpoints import MOST_ELSEWHERE, OF_THE_BROWSERS, is_known, origin_of


@transaction.atomic
def wish_to_be_told(
    *,
    endpoint: str,
    device_key: str,
    auth: str,
    made_with: str,
    topics: Collection[str],
    quiet: tuple[int, int],
    breaking_at_night: bool,
    offset: int,
) -> Device:
    """Keep it under its endpoint, which nobody else knows. Raises Forbidden, and ServiceUnknown."""
    service = origin_of(endpoint)
    _hold_to_bounds(endpoint, service)
    told = {
        "service": service,
        "device_key": device_key,
        "auth": auth,
        "made_with": made_with,
        "quiet_from": quiet[0],
        "quiet_until": quiet[1],
        "breaking_at_night": breaking_at_night,
        "offset": offset,
        "heard_at": clock.now(),
    }
    device, _ = Device.objects.update_or_create(endpoint=endpoint, defaults=told)
    device.wishes.exclude(topic__in=topics).delete()
    Wish.objects.bulk_create((Wish(device=device, topic=topic) for topic in topics), ignore_conflicts=True)
    return device


def _hold_to_bounds(endpoint: str, service: str) -> None:
    if is_known(service) or Device.objects.filter(endpoint=endpoint).exists():
        return
    others = Device.objects.exclude(service__in=settings.PUSH_SERVICES)
    for name in OF_THE_BROWSERS:
        others = others.exclude(service__endswith=name)
    if others[:MOST_ELSEWHERE].count() >= MOST_ELSEWHERE:
        raise ServiceUnknown
