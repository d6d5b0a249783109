"""Background work, one task after another, in a thread of its own: the schedule never waits for it."""

import logging
import threading

from django.db import close_old_connections
from django_tasks import TaskResultStatus
from django_tasks.base import TaskResult
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from dateline.ops.rounds import Round

log = logging.getLogger("dateline.worker")

BACKEND = "default"


class Jobs(threading.Thread):
    """Takes tasks under the name of its worker until told to stop."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="jobs", daemon=True)
        self._stop_asked = threading.Event()
        self._tasks = TaskWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        look = Round("background work", self._run_what_is_ready, 1.0)
        while not self._stop_asked.wait(0.2):
            look.make_if_due()
        close_old_connections()

    def ask_to_end(self) -> None:
        """Finish the task at hand and take no other."""
        self._stop_asked.set()
        self._tasks.running = False

    def _run_what_is_ready(self) -> None:
        """Looks before it locks: most seconds there is nothing to do."""
        if DBTaskResult.objects.ready().filter(backend_name=BACKEND).exists():
            self._tasks.run()


def report_failed_task(sender: object, task_result: "TaskResult[object]", **_: object) -> None:
    """Log a task that failed; its trace stands with the task."""
    if task_result.status == TaskResultStatus.FAILED:
        why = task_result.errors[0].exception_class_path if task_result.errors else "unknown"
        log.error("The task %s failed: %s.", task_result.task.module_path, why)


task_finished.connect(report_failed_task)
