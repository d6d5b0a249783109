"""What a webhook is told: made when it is sent, of what readers may see at that moment."""

import json
from typing import Any

from django.db.models import prefetch_related_objects

from dateline.api.endpoints.stories import Stories, version
from dateline.api.models import Delivery, Webhook
from dateline.feeds.addresses import whole
from dateline.stories.models import Story


def payload_of(delivery: Delivery) -> bytes | None:
    """None when there is nothing to tell: readers no longer see it so."""
    data = _data(delivery)
    if data is None:
        return None
    told = {"id": delivery.key, "type": delivery.event, "timestamp": delivery.made_at.isoformat(), "data": data}
    return json.dumps(told, ensure_ascii=False).encode()


def _data(delivery: Delivery) -> dict[str, Any] | None:
    if delivery.event == Delivery.PING:
        return {}
    story = Story.objects.public().select_related("section").filter(pk=delivery.story).first()
    if delivery.event == Webhook.Event.WITHDRAWN:
        return None if story else {"id": delivery.story, "address": whole(delivery.address)}
    return _of_story(story) if story else None


def _of_story(story: Story) -> dict[str, Any]:
    prefetch_related_objects([story], "corrections")
    return {
        "id": story.pk,
        "address": whole(story.address),
        "api_address": whole(Stories.address(story.pk)),
        "headline": story.title,
        "section": story.section and story.section.slug,
        "published_at": story.published_at and story.published_at.isoformat(),
        "updated_at": story.updated_at and story.updated_at.isoformat(),
        "version": version(story),
    }
