"""Publish what is due and take down what has run out. One that fails does not hold up the others.

Only a database that is away or busy ends the whole round: that is nobody's fault in particular.
"""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page, Revision

from dateline.lib import clock

log = logging.getLogger("dateline.schedule")

Due = tuple[str, Any]
"""What a due thing is called while the worker waits before it tries again: its kind and its key."""


@dataclass(frozen=True)
class Failure:
    """Something due that could not be done."""

    due: Due
    error: Exception


def publish_due(*, waiting: Collection[Due] = ()) -> list[Failure]:
    """Publish every revision whose hour has come, each in a transaction of its own, oldest first."""
    keys = (
        Revision.objects.filter(approved_go_live_at__lte=clock.now())
        .order_by("approved_go_live_at", "pk")
        .values_list("pk", flat=True)
    )
    return list(_try_each((("publish", key) for key in keys if ("publish", key) not in waiting), _publish))


def unpublish_expired(*, waiting: Collection[Due] = ()) -> list[Failure]:
    """Take down everything live whose time has run out."""
    failures: list[Failure] = []
    for model in _expiring_models():
        name = model._meta.label_lower
        keys = model._default_manager.filter(live=True, expire_at__lte=clock.now()).values_list("pk", flat=True)
        due = [(name, key) for key in keys.order_by("expire_at", "pk") if (name, key) not in waiting]
        failures += _try_each(due, _unpublish)
    return failures


def _expiring_models() -> list[type[Model]]:
    others = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    return [Page, *(model for model in others if not issubclass(model, Page))]


def _try_each(all_due: Any, act: Any) -> Iterator[Failure]:
    for due in all_due:
        try:
            with transaction.atomic():
                act(due)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one must not stop the others
            log.error("%s %s could not be done: %s", *due, type(error).__name__)
            yield Failure(due, error)


def _publish(due: Due) -> None:
    """Looks again under the lock: another worker may have been quicker, or an editor may have changed it."""
    revision = (
        Revision.objects.select_for_update(of=("self",)).filter(pk=due[1], approved_go_live_at__lte=clock.now()).first()
    )
    if revision is not None:
        revision.publish(log_action="wagtail.publish.scheduled")
        log.info("published %s as scheduled", revision.object_id)


def _unpublish(due: Due) -> None:
    model = apps.get_model(due[0])
    expired = model._default_manager.filter(pk=due[1], live=True, expire_at__lte=clock.now())
    thing = expired.select_for_update(of=("self",)).first()
    if thing is not None:
        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        log.info("took down %s %s as scheduled", *due)
