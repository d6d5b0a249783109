"""Throw away what was read too long ago to count for any list."""

from datetime import timedelta

from dateline.fronts.models import ReadCount, TakenReads
from dateline.lib import clock

KEPT = timedelta(days=8)


def forget_reads() -> int:
    """Delete the hours that are older than eight days, and names of files from then; how many rows went."""
    before = clock.now() - KEPT
    gone, _ = ReadCount.objects.filter(hour__lt=before).delete()
    return gone + TakenReads.objects.filter(taken_at__lt=before).delete()[0]
