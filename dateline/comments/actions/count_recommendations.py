"""Bring the numbers in print up to what readers recommended."""

from collections import Counter

from django.db import transaction
from django.db.models import F

from dateline.comments.models import Recommendation, Reply, thread_key
from dateline.press.actions.touch import touch

AT_ONCE = 2000
"""Rows; more wait for the next minute."""


def count_all_recommendations() -> None:
    """Of every thread with some that are not counted yet. The worker does it once a minute."""
    fresh = Recommendation.objects.filter(is_counted=False)
    for story_id in fresh.order_by().values_list("reply__story", flat=True).distinct():
        count_recommendations(story_id=story_id)


@transaction.atomic
def count_recommendations(*, story_id: int) -> None:
    """Under one story. What was counted stays in the number when its row is deleted."""
    waiting = Recommendation.objects.filter(reply__story=story_id, is_counted=False).select_for_update(of=("self",))
    fresh = list(waiting.order_by("pk")[:AT_ONCE])
    if not fresh:
        return
    for reply_id, number in sorted(Counter(row.reply_id for row in fresh).items()):
        Reply.objects.filter(pk=reply_id).update(recommended=F("recommended") + number)
    for row in fresh:
        row.is_counted = True
    Recommendation.objects.bulk_update(fresh, ["is_counted"], batch_size=500)
    touch(thread_key(story_id))
