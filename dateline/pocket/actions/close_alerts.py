"""Alerts that are over: stopped with their story, sent to everybody, or no news any more."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from dateline.lib import clock
from dateline.pocket.models import Alert, Delivery
from dateline.stories.models import Story

OVERDUE = timedelta(minutes=5)
"""Longer than any letter is in hand: whoever took it then is dead."""


def stop_alerts() -> None:
    """Those of stories that readers may no longer see: what has not left stays here. Two statements."""
    open_ones = Alert.objects.filter(state=Alert.State.SENDING)
    stories = set(open_ones.values_list("story_id", flat=True))
    if not stories:
        return
    seen = set(Story.objects.public().filter(pk__in=stories).order_by().values_list("pk", flat=True))
    if hidden := stories - seen:
        open_ones.filter(story__in=hidden).update(state=Alert.State.STOPPED)


def stopped_alerts() -> list[int]:
    """Those whose letters may still be in hand, whoever stopped them."""
    return list(Alert.objects.filter(state=Alert.State.STOPPED, closed_at=None).values_list("pk", flat=True))


def close_alerts() -> None:
    """Those of which nothing waits and nothing is in hand: their numbers stay, their letters go.

    A day after it was sent an alert is closed whatever waits.
    """
    now = clock.now()
    for alert in Alert.objects.filter(closed_at=None):
        waiting = alert.deliveries.filter(state=Delivery.State.WAITS)
        in_hand = alert.deliveries.filter(state=Delivery.State.UNDER_WAY, claimed_at__gt=now - OVERDUE)
        is_over = now >= alert.ends_at
        if alert.state == Alert.State.SENDING and not is_over and (not alert.is_addressed or waiting.exists()):
            continue
        if not in_hand.exists():
            _close(alert)


@transaction.atomic
def _close(alert: Alert) -> None:
    told = {
        "unsent": F("unsent") + alert.deliveries.filter(state=Delivery.State.WAITS).count(),
        "lost": F("lost") + alert.deliveries.filter(state=Delivery.State.UNDER_WAY).count(),
        "closed_at": clock.now(),
    }
    if alert.state == Alert.State.SENDING:
        told["state"] = Alert.State.DONE
    if Alert.objects.filter(pk=alert.pk, closed_at=None).update(**told):
        alert.deliveries.all().delete()
