"""Take letters in hand: written down before anything leaves, so that none leaves twice."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from dateline.lib import clock
from dateline.pocket.actions.address_alert import due_at
from dateline.pocket.models import Alert, Delivery


def claim_deliveries(*, most: int) -> list[Delivery]:
    """At most `most` that are due, with their device and alert. Each goes to one who asks, however many do.

    What meanwhile came into its device's quiet hours is put back until they end.
    """
    claim, now = secrets.token_hex(16), clock.now()
    is_news = Q(alert__state=Alert.State.SENDING, alert__ends_at__gt=now)
    waiting = Delivery.objects.filter(is_news, state=Delivery.State.WAITS, due_at__lte=now)
    keys = list(waiting.order_by("due_at", "pk").values_list("pk", flat=True)[:most])
    if not keys:
        return []
    mine = Delivery.objects.filter(pk__in=keys, state=Delivery.State.WAITS)
    mine.update(state=Delivery.State.UNDER_WAY, claim=claim, claimed_at=now)
    claimed = list(Delivery.objects.filter(claim=claim).select_related("device", "alert__story__section"))
    asleep = dict(_asleep(claimed))
    for delivery in claimed:
        if delivery.pk in asleep:
            put_back = {"state": Delivery.State.WAITS, "due_at": asleep[delivery.pk], "claim": ""}
            Delivery.objects.filter(pk=delivery.pk).update(**put_back)
    return [delivery for delivery in claimed if delivery.pk not in asleep]


def _asleep(deliveries: list[Delivery]) -> Iterator[tuple[int, datetime]]:
    now = clock.now()
    for delivery in deliveries:
        wakes = due_at(delivery.device, delivery.alert, now)
        if wakes > now:
            yield delivery.pk, wakes
