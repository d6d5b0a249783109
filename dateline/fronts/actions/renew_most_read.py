"""Find anew what was read most, over a day and over a week."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Sum

from dateline.fronts.models import MostRead, ReadCount
from dateline.fronts.most_read import MOST_READ
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.stories.models import Story

KEPT = 10
"""Twice as many as are printed: some may be withdrawn."""

LOOKED_AT = 50
"""Of which the first ten that readers may see are kept."""

SPANS = {MostRead.Span.DAY: timedelta(days=1), MostRead.Span.WEEK: timedelta(days=7)}


@transaction.atomic
def renew_most_read() -> bool:
    """Write the lists whose order is another now; whether one was. Those that stayed the same touch no page."""
    changed = [span for span, length in SPANS.items() if _renew(span, length)]
    if changed:
        touch(MOST_READ)
    return bool(changed)


def _renew(span: MostRead.Span, length: timedelta) -> bool:
    found = _most_read(length)
    kept = MostRead.objects.filter(span=span)
    if found == list(kept.order_by("rank").values_list("story_id", flat=True)):
        return False
    kept.delete()
    MostRead.objects.bulk_create(
        MostRead(span=span, rank=rank, story_id=story) for rank, story in enumerate(found, start=1)
    )
    return True


def _most_read(length: timedelta) -> list[int]:
    """The keys of the public stories read most in the last `length`; of equals, the newest first. Two statements."""
    hours = ReadCount.objects.filter(hour__gt=clock.now() - length)
    sums = hours.values("story").annotate(reads=Sum("count"))
    keys = [row["story"] for row in sums.order_by("-reads", "-story__published_at", "-story_id")[:LOOKED_AT]]
    public = set(Story.objects.public().filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in public][:KEPT]
