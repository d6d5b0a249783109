"""A reader recommends a reply."""

from datetime import timedelta

from django.db import transaction

from dateline.comments.actions.count_recommendations import count_recommendations
from dateline.comments.models import Recommendation, Reply
from dateline.gatekeeper.throttle import within_bounds

COUNTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def recommend(*, reply: Reply, reader: str) -> None:
    """Once for each `reader` (a hash). The number in print follows at once, or within the minute under a thread where
    somebody has just recommended another: however many click, a thread is pressed for it once a minute."""
    row = Recommendation(reply=reply, reader_hash=reader)
    Recommendation.objects.bulk_create([row], ignore_conflicts=True)
    if within_bounds(door="recommendations", key=str(reply.story_id), most=1, window=COUNTED_EVERY):
        count_recommendations(story_id=reply.story_id)
