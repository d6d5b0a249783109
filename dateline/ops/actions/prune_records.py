"""Old records of our own running, thrown away."""

from datetime import timedelta

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from dateline.gatekeeper.actions.forget_salts import forget_salts
from dateline.gatekeeper.actions.forget_spent import forget_spent
from dateline.lib import clock
from dateline.ops.models import Heartbeat, Mishap
from dateline.press.models import Touch
from dateline.publication.queries import current_house

MISHAPS_KEPT = timedelta(days=30)
MOST_MISHAPS = 2000
TASKS_KEPT = timedelta(days=7)
HEARTBEATS_KEPT = timedelta(days=1)
TOUCHES_KEPT = timedelta(hours=1)
"""Longer than any page takes to make: one that is being made asks what was touched meanwhile."""

AT_ONCE = 1000
"""So that other writers never wait long."""


def prune_records() -> int:
    """Delete a thousand of each at most; say how many went."""
    now = clock.now()
    gone = _delete(Mishap.objects.filter(happened_at__lt=now - MISHAPS_KEPT))
    gone += _delete(Mishap.objects.filter(pk__in=list(Mishap.objects.values_list("pk", flat=True)[MOST_MISHAPS:])))
    gone += _delete(DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT))
    settled = Touch.objects.filter(settled=True, touched_at__lt=now - TOUCHES_KEPT)
    gone += _delete(settled.exclude(pk=Touch.objects.order_by("-pk").values("pk")[:1]))
    gone += forget_spent()
    gone += forget_salts(kept_for=timedelta(days=current_house().addresses_kept_for))
    return gone + _delete(Heartbeat.objects.filter(beaten_at__lt=now - HEARTBEATS_KEPT))


def _delete(rows: QuerySet) -> int:  # type: ignore[type-arg]
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return rows.model._default_manager.filter(pk__in=keys).delete()[0] if keys else 0
