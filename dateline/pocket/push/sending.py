"""Alerts leave: made out, taken in hand, carried, and settled, until nothing is due."""

from collections.abc import Callable
from contextlib import closing

from django.conf import settings

from dateline.lib import clock
from dateline.pocket.actions.address_alert import address_alert
from dateline.pocket.actions.claim_deliveries import claim_deliveries
from dateline.pocket.actions.close_alerts import close_alerts, stop_alerts, stopped_alerts
from dateline.pocket.actions.settle_deliveries import settle_deliveries
from dateline.pocket.models import Alert
from dateline.pocket.push.courier import Courier
from dateline.pocket.push.key import public_key, the_key
from dateline.pocket.push.vapid import Signer
from dateline.pocket.push.words import parcel_of

BATCH = 100
MOST_IN_HAND = 200
"""Letters. Who is killed loses no more than these."""

SECONDS, ENOUGH = 0.5, 50
LAST_SECONDS = 3.0
"""For what is under way when one is told to stop."""


def send_alerts(*, is_stopped: Callable[[], bool] = lambda: False) -> None:
    """Send what is due. One statement when there is nothing."""
    if not Alert.objects.filter(closed_at=None).exists():
        return
    courier = Courier(Signer(the_key(), contact(), clock.now).authorization)
    with closing(courier):
        try:
            while not is_stopped() and _takes_more(courier):
                settle_deliveries(courier.told(seconds=SECONDS, enough=ENOUGH))
        finally:  # whatever went wrong meanwhile: what is in hand comes back, and what is known of it is written down
            courier.stop()
            settle_deliveries(courier.told(seconds=LAST_SECONDS, enough=MOST_IN_HAND))
    close_alerts()


def contact() -> str:
    """Where a push service may complain of us."""
    base: str = settings.WAGTAILADMIN_BASE_URL
    return base if base.startswith("https:") else f"mailto:{settings.DEFAULT_FROM_EMAIL}"


def _takes_more(courier: Courier) -> bool:
    """Whether anything is in hand, or was to be had. Asked before each handful, and each half second of what is in
    hand, whether readers may still see it."""
    stop_alerts()
    if courier.load:
        courier.call_off(stopped_alerts())
    for alert in Alert.objects.filter(state=Alert.State.SENDING, is_addressed=False, ends_at__gt=clock.now()):
        address_alert(alert, made_with=public_key())
    if courier.load + BATCH <= MOST_IN_HAND:
        courier.take([parcel_of(delivery) for delivery in claim_deliveries(most=BATCH)])
    return courier.load > 0
