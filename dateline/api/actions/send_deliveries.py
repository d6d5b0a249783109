"""Send what is due to be told: each receiver a word at a time, and none waits for another."""

import logging
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from dateline.api.actions.add_webhook import MOST
from dateline.api.models import Delivery, Webhook
from dateline.api.webhooks.payload import payload_of
from dateline.api.webhooks.signing import signed_headers
from dateline.lib import clock
from dateline.lib.outside import Forbidden, Unreachable, post

log = logging.getLogger("dateline.webhooks")

SECONDS = 10.0
"""A receiver has to answer. Whoever has much to do answers first and does it then."""

LEASE = timedelta(minutes=1)
"""For how long nobody else sends what one worker took. One that is killed leaves it for after that."""

WAITS = [
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    *(timedelta(hours=hours) for hours in (2, 5, 10, 14, 20, 24)),
]
"""Between one try and the next: three days in all."""

LONGEST_REST = timedelta(minutes=5)

LOOK = 0.5
"""Seconds between two looks for what is due to others while receivers take their time."""


def send_deliveries(*, is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Send until nothing is due and every answer is written down; how many words were tried.

    There are as many threads as there may be webhooks, and all they do is to wait for an answer.
    """
    tried = 0
    under_way: dict[Future[int | None], Delivery] = {}
    with ThreadPoolExecutor(MOST, thread_name_prefix="word to a webhook") as carriers:
        while True:
            busy = {each.webhook_id for each in under_way.values()}
            taken = [] if is_stopped() else [each for each in _next_words(busy) if _taken(each)]
            tried += len(taken)
            for delivery in taken:
                if (body := _made(delivery)) is not None:
                    under_way[carriers.submit(_post, delivery, body)] = delivery
            if not taken and not under_way:
                return tried
            for answer in wait(under_way, LOOK, FIRST_COMPLETED).done:
                _heed(under_way.pop(answer), answer.result())


def _next_words(busy: Collection[int]) -> Iterator[Delivery]:
    """One for each receiver that has something to hear and is `busy` with nothing: news before what is told in bulk."""
    waiting = Exists(_due().filter(webhook=OuterRef("pk")))
    for key in Webhook.objects.filter(waiting).exclude(pk__in=busy).values_list("pk", flat=True):
        if word := _due().filter(webhook=key).order_by("in_bulk", "due_at", "pk").first():
            yield word


def _due() -> "QuerySet[Delivery]":
    now = clock.now()
    awake = Q(webhook__rests_until=None) | Q(webhook__rests_until__lte=now)
    wanted = Q(webhook__is_on=True) | Q(event=Delivery.PING)
    return Delivery.objects.filter(awake, wanted, state=Delivery.State.WAITING, due_at__lte=now)


def _taken(delivery: Delivery) -> bool:
    """Whether it is ours to send now, and still to be sent: two workers may see the same, and an editor may have
    changed or removed its webhook since the round began."""
    held = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.WAITING, due_at=delivery.due_at)
    if not held.update(due_at=clock.now() + LEASE):
        return False
    webhook = Webhook.objects.filter(pk=delivery.webhook_id).first()
    if webhook is None or not (webhook.is_on or delivery.event == Delivery.PING):
        return False
    delivery.webhook = webhook
    return True


def _made(delivery: Delivery) -> bytes | None:
    """What is sent; None when there is nothing to be told any more, which is written down."""
    body = payload_of(delivery)
    if body is None:
        _settle(delivery, Delivery.State.DROPPED)
    return body


def _heed(delivery: Delivery, status: int | None) -> None:
    delivery.tries, delivery.status = delivery.tries + 1, status
    if status is not None and HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        _settle(delivery, Delivery.State.DONE)
        Webhook.objects.filter(pk=delivery.webhook_id).update(rests_until=None)
    else:
        _not_taken(delivery)


def _post(delivery: Delivery, body: bytes) -> int | None:
    """The answer; None where nobody gives one, or nobody may be asked. Asks nothing of the database."""
    webhook, now = delivery.webhook, clock.now()
    headers = signed_headers(delivery.key, now, body, webhook.secrets_at(now))
    headers |= {"Content-Type": "application/json", "User-Agent": "Dateline", "Connection": "close"}
    try:
        return post(webhook.url, body, headers, networks=settings.WEBHOOK_NETWORKS, seconds=SECONDS)
    except Forbidden:
        log.warning("The webhook %s leads into a network that is not named in webhook_networks.", webhook.pk)
    except Unreachable as error:
        log.info("The webhook %s cannot be reached (%s).", webhook.pk, error)
    return None


def _not_taken(delivery: Delivery) -> None:
    webhook = delivery.webhook
    if delivery.event == Delivery.PING:
        _settle(delivery, Delivery.State.FAILED)
    elif delivery.status == HTTPStatus.GONE:
        _settle(delivery, Delivery.State.FAILED)
        _switch_off(webhook, Webhook.Reason.GONE)
    elif delivery.tries > len(WAITS):
        _settle(delivery, Delivery.State.FAILED)
        _switch_off(webhook, Webhook.Reason.AWAY)
    else:
        now, wait = clock.now(), WAITS[delivery.tries - 1]
        delivery.due_at = now + wait
        _settle(delivery, Delivery.State.WAITING)
        Webhook.objects.filter(pk=webhook.pk).update(rests_until=now + min(wait, LONGEST_REST))


def _settle(delivery: Delivery, state: str) -> None:
    """Nothing is left to be settled of a webhook that was removed meanwhile."""
    told = {"state": state, "status": delivery.status, "tries": delivery.tries, "due_at": delivery.due_at}
    Delivery.objects.filter(pk=delivery.pk).update(**told)


def _switch_off(webhook: Webhook, reason: str) -> None:
    log.warning("The webhook %s is switched off: %s. An editor can switch it on again.", webhook.pk, reason)
    Webhook.objects.filter(pk=webhook.pk).update(is_on=False, off_because=reason)
