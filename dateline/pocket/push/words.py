"""What a device is told: a few words of JSON, which its service worker shows."""

import json

from dateline.lib import clock
from dateline.pocket.models import Alert, Delivery
from dateline.pocket.push.parcels import Parcel


def parcel_of(delivery: Delivery) -> Parcel:
    """One letter, with its words and the lock of its device."""
    alert, device = delivery.alert, delivery.device
    return Parcel(
        key=delivery.pk,
        alert=alert.pk,
        endpoint=device.endpoint,
        device_key=device.device_key,
        auth=device.auth,
        words=words_of(alert),
        seconds=max(0, int((alert.ends_at - clock.now()).total_seconds())),
        topic=tag_of(alert),
        is_urgent=alert.is_breaking,
    )


def words_of(alert: Alert) -> bytes:
    """The same for every device. A later alert of a story has its tag, and takes the place of the one before."""
    told = {
        "title": alert.title,
        "body": alert.words,
        "address": alert.story.address,
        "tag": tag_of(alert),
        "language": alert.story.language,
        "at": int(alert.ordered_at.timestamp()),
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False).encode()


def tag_of(alert: Alert) -> str:
    return f"story-{alert.story_id}"
