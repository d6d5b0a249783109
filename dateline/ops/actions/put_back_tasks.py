"""Background work that a worker took and did not finish."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dateline.ops.heartbeat import beating_parts

MOST_TRIES = 3
GIVEN_UP = "Left unfinished by {number} workers, so it is not tried again. It may have stopped them."


@transaction.atomic
def put_back_tasks(*, ended: Collection[str] = ()) -> int:
    """Make every task ready again whose worker no longer beats, or is among `ended`; say how many.

    One that three workers did not survive is marked as failed, or it would stop the fourth.
    """
    alive = beating_parts() - set(ended)
    put_back = 0
    for task in DBTaskResult.objects.running().select_for_update():
        if task.worker_ids and task.worker_ids[-1] in alive:
            continue
        if len(task.worker_ids) >= MOST_TRIES:
            _give_up(task)
        else:
            task.status = TaskResultStatus.READY
            task.started_at = None
            task.save(update_fields=["status", "started_at"])
            put_back += 1
    return put_back


def _give_up(task: DBTaskResult) -> None:  # type: ignore[type-arg]
    task.status = TaskResultStatus.FAILED
    task.finished_at = timezone.now()
    task.traceback = GIVEN_UP.format(number=len(task.worker_ids))
    task.save(update_fields=["status", "finished_at", "traceback"])
