"""Whether something was touched that a rendering may not have seen."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Max

from dateline.press.keys import batched
from dateline.press.models import Touch


def take_snapshot() -> str:
    """What is visible now, in the database's own words. Ask before the first statement of a rendering."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return str(cursor.fetchone()[0])
    return str(Touch.objects.aggregate(newest=Max("pk"))["newest"] or 0)


def touched_since(numbers: Iterable[int], snapshot: str) -> set[int]:
    """Those of these keys that were touched by a change `snapshot` did not hold and which is committed by now."""
    return {number for some in batched(sorted(numbers)) for number in _touched(some, snapshot)}


def _touched(numbers: Sequence[int], snapshot: str) -> Iterable[int]:
    touched = Touch.objects.filter(key__in=numbers).values_list("key", flat=True)
    if connection.vendor == "postgresql":
        unseen = (
            "NOT pg_visible_in_snapshot(transaction_id::text::xid8, %s::pg_snapshot)"
            " AND transaction_id::text::xid8 IS DISTINCT FROM pg_current_xact_id_if_assigned()"  # our own: seen
        )
        return touched.extra(where=[unseen], params=[snapshot])  # noqa: S610 - parameters throughout
    return touched.filter(pk__gt=int(snapshot))
