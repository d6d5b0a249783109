"""Have the worker send a test."""

from dateline.api.models import Delivery, Webhook


def order_test(*, webhook: Webhook) -> None:
    """One at a time, and at once."""
    if not webhook.deliveries.filter(event=Delivery.PING, state=Delivery.State.WAITING).exists():
        Delivery.objects.create(webhook=webhook, event=Delivery.PING)
    Webhook.objects.filter(pk=webhook.pk).update(rests_until=None)
