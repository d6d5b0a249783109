"""Write down who is to be told of stories readers see no more, or see again, though nobody published or withdrew them:
their section was made private, or is open again. It may hold a hundred thousand, so it is done some at a time."""

from collections.abc import Collection

from django.db import transaction

from dateline.api.models import Delivery, LastTold, Webhook
from dateline.stories.models import Story

AT_ONCE = 500


class AnotherDoes(Exception):
    """Another worker is at these."""


def order_for_sight(*, after: int) -> int | None:
    """Of the next five hundred receivers have heard of, in the order of their keys: the last of them, None at the end.

    Two statements where all is as they heard.
    """
    known = LastTold.objects.filter(story__gt=after).order_by("story").values_list("story", "is_out")
    told = dict(known[:AT_ONCE])
    public = set(Story.objects.public().filter(pk__in=told).order_by().values_list("pk", flat=True))
    try:
        with transaction.atomic():
            _order(Webhook.Event.WITHDRAWN, [key for key, is_out in told.items() if is_out and key not in public])
            _order(Webhook.Event.PUBLISHED, [key for key, is_out in told.items() if not is_out and key in public])
    except AnotherDoes:
        return after
    return max(told) if len(told) == AT_ONCE else None


def _order(event: Webhook.Event, keys: Collection[int]) -> None:
    if not keys:
        return
    is_out = event == Webhook.Event.PUBLISHED
    if LastTold.objects.filter(story__in=keys, is_out=not is_out).update(is_out=is_out) != len(keys):
        raise AnotherDoes
    stories = Story.objects.filter(pk__in=keys).select_related("section").defer("body", "search_text").order_by("pk")
    listening = [webhook for webhook in Webhook.objects.at_work() if event in webhook.events]
    Delivery.objects.bulk_create(
        Delivery(webhook=webhook, event=str(event), story=story.pk, address=story.address, in_bulk=True)
        for story in stories
        for webhook in listening
    )
