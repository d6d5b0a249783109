"""Which events hang together: tellings of the same one, what went before it, what followed."""

from collections.abc import Iterable

from django.db.models import Q

from dateline.archive.models import Event

FURTHEST = 8
"""Steps from one event to another that a page could show with it; see `previously.py` and `queries.has_outcome`."""
MOST = 500


def hanging_together(events: Iterable[int]) -> list[Event]:
    """These, and all that a page could tell with them, with who took part. A statement a step, at most eight."""
    found: dict[int, Event] = {}
    ahead = set(events)
    for _step in range(FURTHEST + 1):
        near = Q(pk__in=ahead) | Q(same_as__in=ahead) | Q(follows__in=ahead)
        rows = Event.objects.filter(near).exclude(pk__in=found.keys()).prefetch_related("participants").order_by("pk")
        new = {row.pk: row for row in rows[:MOST]} if ahead else {}
        if not new or len(found) > MOST:
            break
        found |= new
        leads = {pk for row in new.values() for pk in (row.same_as_id, row.follows_id) if pk}
        ahead = set(new) | leads - found.keys()
    return list(found.values())
