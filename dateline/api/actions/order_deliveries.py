"""Write down who is to be told of a story, in the transaction that changes it: a crash loses nothing."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Max
from django.utils.functional import cached_property

from dateline.api.models import Delivery, LastTold, Webhook
from dateline.lib import clock
from dateline.stories.models import Correction, Story

NEWS_FOR = timedelta(days=2)
"""What is older when it is first published here was published elsewhere before, and is no news: an import."""


class _Publication:
    """What a publication is to those who are told of it."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._last = LastTold.objects.filter(story=story.pk).first()

    @cached_property
    def newest_correction(self) -> int:
        return Correction.objects.filter(story=self._story.pk).aggregate(newest=Max("pk"))["newest"] or 0

    @property
    def is_first(self) -> bool:
        """Of what was never told of, Wagtail knows whether it was published before."""
        if self._last is not None:
            return not self._last.is_out
        return self._story.first_published_at == self._story.last_published_at

    @property
    def is_old(self) -> bool:
        published_at = self._story.published_at
        return self.is_first and published_at is not None and published_at < clock.now() - NEWS_FOR

    def event_for(self, webhook: Webhook) -> str:
        if self.is_first:
            return str(Webhook.Event.PUBLISHED)
        known = max(webhook.corrections_then, self._last.newest_correction if self._last else 0)
        return str(Webhook.Event.CORRECTED if self.newest_correction > known else Webhook.Event.UPDATED)


def order_for_publication(story: Story) -> None:
    """Two statements, and some more where anybody is told.

    What is published where readers may not go is told of when they may: see `order_for_sight`.
    """
    webhooks = list(Webhook.objects.at_work())
    if not webhooks:
        LastTold.objects.filter(story=story.pk, is_out=False).update(is_out=True)
        return
    publication = _Publication(story)
    is_out = Story.objects.public().filter(pk=story.pk).exists()
    if publication.is_old and not is_out:
        return
    for webhook in webhooks if is_out and not publication.is_old else ():
        _order(webhook, publication.event_for(webhook), story.pk, story.address)
    told = {"is_out": is_out, "newest_correction": publication.newest_correction}
    LastTold.objects.update_or_create(story=story.pk, defaults=told)


def order_for_change(keys: Collection[int]) -> None:
    """Of those that were withdrawn since they were last told of. What readers never saw is not told of.

    A statement where none was. That they are gone is noted where nobody is told as well: when they return, they do.
    """
    gone = Story.objects.filter(state=Story.State.WITHDRAWN, pk__in=keys).select_related("section")
    known = {story.pk: story for story in gone}
    if not known:
        return
    for key in LastTold.objects.filter(story__in=known, is_out=False).values_list("story", flat=True):
        del known[key]
    webhooks = list(Webhook.objects.at_work())
    for key in Story.objects.withdrawn().filter(pk__in=known).order_by().values_list("pk", flat=True):
        story = known.pop(key)
        for webhook in webhooks if _was_seen(story) else ():
            if story.withdrawn_at and story.withdrawn_at >= webhook.created_at:
                _order(webhook, str(Webhook.Event.WITHDRAWN), story.pk, story.address)
        LastTold.objects.update_or_create(story=key, defaults={"is_out": False})
    hidden = [LastTold(story=key, is_out=False) for key in known]
    LastTold.objects.bulk_create(hidden, ignore_conflicts=True)  # what is known of others `order_for_sight` heeds


def order_for_deletion(story: Story) -> None:
    """Of a story that readers see until now."""
    webhooks = list(Webhook.objects.at_work())
    if webhooks and Story.objects.public().filter(pk=story.pk).exists():
        for webhook in webhooks:
            _order(webhook, str(Webhook.Event.WITHDRAWN), story.pk, story.address)
    LastTold.objects.filter(story=story.pk).delete()


def _was_seen(story: Story) -> bool:
    gone, out, held = story.withdrawn_at, story.published_at, story.embargoed_until
    return gone is not None and out is not None and out <= gone and (held is None or held <= gone)


def _order(webhook: Webhook, event: str, story: int, address: str) -> None:
    """What a waiting word will tell as well, made when it is sent, is not told twice.

    A word a worker has taken may be made already, and tells no more. One that waits is due anew from now, which holds
    back a worker that has just seen it: it is made once this is committed.
    """
    if event not in webhook.events:
        return
    now = clock.now()
    waiting = webhook.deliveries.filter(state=Delivery.State.WAITING, tries=0, in_bulk=False)
    waiting = waiting.filter(story=story, event=event)
    if not waiting.filter(due_at__lte=now).update(due_at=now):
        Delivery.objects.create(webhook=webhook, event=event, story=story, address=address)
