"""Write down what became of letters that left."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from dateline.lib import clock
from dateline.pocket.models import Alert, Delivery, Device
from dateline.pocket.push.parcels import Fate, Outcome

WAITS = [timedelta(seconds=seconds) for seconds in (30, 120, 600, 1800, 7200)]
"""Between one try and the next, where the service names no time; the last again and again, while it is news."""

TRIES_NOWHERE = 4
"""Within some twelve minutes. Then nobody will ever answer there; an honest device comes again within a week."""

COUNTED = {Fate.REACHED: "reached", Fate.GONE: "gone", Fate.REFUSED: "refused", Fate.LOST: "lost"}


def settle_deliveries(told: Mapping[int, Outcome]) -> None:
    """One transaction for all of them, and none for none; what is gone is forgotten with its device."""
    if told:
        _settle(told)


@transaction.atomic
def _settle(told: Mapping[int, Outcome]) -> None:
    found = Delivery.objects.in_bulk(list(told))
    fates = {key: _fate(delivery, told[key]) for key, delivery in found.items()}
    done = {key: fate for key, fate in fates.items() if fate in COUNTED}
    _count([(found[key].alert_id, fate) for key, fate in done.items()])
    Delivery.objects.filter(pk__in=list(done)).update(state=Delivery.State.DONE)
    Device.objects.filter(pk__in=[found[key].device_id for key, fate in done.items() if fate is Fate.GONE]).delete()
    again = [_put_back(found[key], told[key]) for key in found if key not in done]
    Delivery.objects.bulk_update(again, ["state", "due_at", "tries", "claim"])


def _fate(delivery: Delivery, outcome: Outcome) -> Fate:
    """Who is nowhere for the last time is gone."""
    is_last = outcome.fate is Fate.NOWHERE and delivery.tries + 1 >= TRIES_NOWHERE
    return Fate.GONE if is_last else outcome.fate


def _count(fates: list[tuple[int, Fate]]) -> None:
    counts = Counter(fates)
    for alert in sorted({alert for alert, _ in counts}):  # as everybody else who holds several
        told = {COUNTED[fate]: F(COUNTED[fate]) + number for (of, fate), number in counts.items() if of == alert}
        Alert.objects.filter(pk=alert).update(**told)


def _put_back(delivery: Delivery, outcome: Outcome) -> Delivery:
    patience = WAITS[min(delivery.tries, len(WAITS) - 1)]
    wait = patience if outcome.wait is None else timedelta(seconds=outcome.wait)
    was_tried = outcome.fate in (Fate.LATER, Fate.NOWHERE)
    delivery.state, delivery.claim = Delivery.State.WAITS, ""
    delivery.due_at = clock.now() + (max(wait, patience) if was_tried else wait)
    delivery.tries = min(delivery.tries + was_tried, 1000)
    return delivery
