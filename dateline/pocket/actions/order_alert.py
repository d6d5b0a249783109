"""The desk has readers' devices told of a story."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dateline.lib import clock
from dateline.pocket.errors import NotForReaders, NothingToTell, SentBefore
from dateline.pocket.models import Alert, new_token
from dateline.pocket.push.offered import topics_on_offer
from dateline.stories.models import Story

HOLDS = timedelta(hours=24)
"""For whom it does not reach within a day it is no news any more. Longer than any quiet hours."""


@transaction.atomic
def order_alert(*, story: Story, topics: Collection[str], title: str, words: str, user: Any, token: str = "") -> Alert:
    """Write it down for the worker to send, once for each `token`.

    Raises PermissionDenied for who may not publish the story, NotForReaders, NothingToTell when no topic is chosen or
    one is none of the story's, and SentBefore when the token was used to say something else.
    """
    if not story.permissions_for_user(user).can_publish():
        raise PermissionDenied
    if not Story.objects.public().filter(pk=story.pk).exists():
        raise NotForReaders
    if not topics or not {str(topic.key) for topic in topics_on_offer(story)}.issuperset(topics):
        raise NothingToTell
    now = clock.now()
    told = {
        "story": story,
        "topics": sorted(topics),
        "title": title,
        "words": words,
        "ordered_by": user,
        "ordered_at": now,
        "ends_at": now + HOLDS,
    }
    alert, _ = Alert.objects.get_or_create(token=token or new_token(), defaults=told)
    if any(getattr(alert, name) != told[name] for name in ("story", "topics", "title", "words")):
        raise SentBefore
    return alert
