"""Bring the index up to date for the stories that wait for it."""

import logging
from collections.abc import Callable

from dateline.search.actions.index_stories import index_stories
from dateline.search.engines.base import OutOfReach
from dateline.search.models import Due

log = logging.getLogger("dateline.worker")
AT_ONCE = 50


def index_what_is_due(most: int | None = None, tell: Callable[[int], object] = lambda _: None) -> int:
    """Fifty in a transaction, so that it may be stopped anywhere; how many are held otherwise now.

    A story that breaks is passed over, and the log names it. Whoever holds the words and cannot be reached raises
    OutOfReach, and the stories stay due.
    """
    number = looked_at = 0
    while most is None or looked_at < most:
        keys = list(Due.objects.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        if not keys:
            break
        number += _index(keys)
        looked_at += len(keys)
        tell(len(keys))
    return number


def _index(keys: list[int]) -> int:
    """All together, or one by one where one breaks."""
    try:
        return index_stories(keys)
    except OutOfReach:
        raise
    except Exception:
        if len(keys) > 1:
            return sum(_index([key]) for key in keys)
        log.exception("Story %s could not be indexed for the search.", keys[0])
        Due.objects.filter(pk__in=keys).delete()
        return 0
