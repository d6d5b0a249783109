"""A mail server, and tasks that wait for the worker as they do in a newsroom."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from dateline.comments.tasks import SETTLES
from dateline.lib import clock
from tests.post_office import PostOffice


@pytest.fixture(scope="session")
def _post_office() -> Iterator[PostOffice]:
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def post(_post_office: PostOffice, settings: Any) -> PostOffice:
    """What Django sends arrives here, over SMTP."""
    _post_office.came, _post_office.receivers, _post_office.answers = [], [], []
    settings.CAN_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", _post_office.port, 5
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "dateline@courier.example"
    return _post_office


@pytest.fixture
def work(settings: Any, db: None) -> Callable[[], int]:
    """Does what is ready of the background work, or will be when it has settled, as the worker does it; how many of the
    tasks were ours."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    worker = TaskWorker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="worker-tests", excluded_queue_names=[],
    )  # fmt: skip

    def work() -> int:
        done = 0
        while (task := _settled().first()) is not None:
            task.claim("worker-tests")
            worker.run_task(task)
            done += task.task_path.startswith("dateline.comments")
        return done

    return work


def _settled() -> Any:
    with time_machine.travel(clock.now() + SETTLES, tick=False):
        return DBTaskResult.objects.ready()
