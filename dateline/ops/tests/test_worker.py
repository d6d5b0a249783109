"""The worker: nothing that goes wrong in one round stops it, and no task is lost."""

import os
import signal
import threading
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.db import OperationalError
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dateline.lib import clock
from dateline.ops.actions.prune_records import prune_records
from dateline.ops.actions.put_back_tasks import MOST_TRIES, put_back_tasks
from dateline.ops.heartbeat import beat, worker_is_alive
from dateline.ops.models import Heartbeat, Mishap
from dateline.ops.patience import FIRST, Patience
from dateline.ops.rounds import Round
from dateline.ops.webhook_room import WebhookRoom
from dateline.ops.worker import Worker
from tests.running import ROOT, call, wait_for


class Hand:
    """A clock one turns by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction lives on its connection, which a round would give back."""
    monkeypatch.setattr("dateline.ops.rounds.close_old_connections", lambda: None)


def _task(*workers: str, status: str = TaskResultStatus.RUNNING, **fields: Any) -> DBTaskResult[Any, Any]:
    return DBTaskResult.objects.create(
        task_path="dateline.ops.tasks.mail_mishap",
        args_kwargs={"args": [0], "kwargs": {}},
        backend_name="default",
        run_after=clock.now(),
        status=status,
        worker_ids=list(workers),
        exception_class_path="",
        traceback="",
        **fields,
    )


def test_a_task_whose_worker_beats_stays_with_it(db: None):
    beat("worker-alive")
    task = _task("worker-alive")
    assert put_back_tasks() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_a_task_whose_worker_fell_silent_is_put_back(db: None):
    with time_machine.travel(clock.now() - timedelta(minutes=1), tick=False):
        beat("worker-gone")
    task = _task("worker-gone")
    assert put_back_tasks() == 1
    task.refresh_from_db()
    assert (task.status, task.started_at) == (TaskResultStatus.READY, None)


def test_a_worker_that_ends_puts_back_its_own_at_once(db: None):
    beat("worker-ending")
    _task("worker-ending")
    assert put_back_tasks(ended=["worker-ending"]) == 1


def test_a_task_that_three_workers_did_not_survive_is_given_up(db: None):
    task = _task(*("worker-gone",) * MOST_TRIES)
    assert put_back_tasks() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "not tried again" in task.traceback


def test_old_records_go_and_new_ones_stay(db: None):
    now = clock.now()
    for age in (1, 40):
        Mishap.objects.create(request_id=f"m{age}", happened_at=now - timedelta(days=age), kind="x", trace="")
        _task(status=TaskResultStatus.SUCCESSFUL, finished_at=now - timedelta(days=age))
        Heartbeat.objects.create(part=f"worker-{age}", beaten_at=now - timedelta(hours=age))
    prune_records()
    assert [mishap.request_id for mishap in Mishap.objects.all()] == ["m1"]
    assert DBTaskResult.objects.count() == 1
    assert [each.part for each in Heartbeat.objects.all()] == ["worker-1"]


def test_a_worker_that_makes_its_rounds_is_alive(paper: Any):
    assert not worker_is_alive()
    Worker().make_rounds()
    assert worker_is_alive()
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        assert not worker_is_alive()


def test_a_round_is_made_when_it_is_due(db: None):
    hand, made = Hand(), []
    each = Round("counting", lambda: made.append(1), 5, clock=hand)
    assert each.make_if_due()
    assert not each.make_if_due()
    hand.now += 5
    assert each.make_if_due()
    assert len(made) == 2


def test_a_round_that_breaks_is_noted_once_and_tried_again(db: None):
    hand = Hand()

    def fail() -> None:
        raise ValueError("no such wheel")

    each = Round("turning", fail, 1, clock=hand)
    for _ in range(5):
        each.make_if_due()
        hand.now += 60
    assert [mishap.kind for mishap in Mishap.objects.all()] == ["ValueError"]


def test_a_database_that_is_away_is_waited_for(db: None, monkeypatch: pytest.MonkeyPatch):
    hand, calls = Hand(), []
    monkeypatch.setattr("dateline.ops.rounds.connection.close", lambda: None)
    monkeypatch.setattr("dateline.ops.rounds.close_old_connections", lambda: None)

    def away_twice() -> None:
        calls.append(hand.now)
        if len(calls) < 3:
            raise OperationalError("server closed the connection")

    each = Round("asking", away_twice, 1, clock=hand)
    while len(calls) < 3:
        hand.now += 1
        each.make_if_due()
    assert not Mishap.objects.exists()
    assert hand.now < 1030


def test_a_round_that_takes_long_comes_less_often(db: None):
    hand = Hand()

    def slow() -> None:
        hand.now += 0.5

    each = Round("looking through everything", slow, 1, spare=20, clock=hand)
    each.make_if_due()
    hand.now += 9
    assert not each.make_if_due()
    hand.now += 2
    assert each.make_if_due()


def test_what_failed_is_left_alone_longer_each_time_and_is_news_once():
    hand = Hand()
    patience: Patience[str] = Patience(hand)
    assert patience.failed("story 7")
    assert patience.waiting() == {"story 7"}
    hand.now += FIRST + 1
    assert patience.waiting() == set()
    assert not patience.failed("story 7")
    hand.now += FIRST + 1
    assert patience.waiting() == {"story 7"}


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_it_runs_alone_and_ends_cleanly(newsroom: Path, serve: Any):
    worker = serve("worker")
    worker.until("has started")
    assert worker.end() == 0, worker.said()
    assert "has ended" in worker.said()


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_a_locked_database_does_not_end_it(newsroom: Path, serve: Any):
    import sqlite3
    from contextlib import closing

    worker = serve("worker")
    worker.until("has started")
    with closing(sqlite3.connect(newsroom / "data/dateline.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        os.kill(worker.process.pid, signal.SIGCONT)
        wait_for(lambda: worker.process.poll() is None, "the worker ended")
        other.execute("ROLLBACK")
    assert worker.end() == 0, worker.said()


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_a_task_that_takes_too_long_does_not_hold_up_the_end_and_is_put_back(newsroom: Path, serve: Any):
    import sqlite3
    from contextlib import closing

    (newsroom / "slow_work.py").write_text(
        "import threading\nfrom django_tasks import task\n\n@task()\ndef for_ever():\n    threading.Event().wait()\n"
    )
    worker = serve("worker", PYTHONPATH=f"{ROOT}:{newsroom}")
    worker.until("has started")
    put = "import slow_work; slow_work.for_ever.enqueue()"
    assert call(newsroom, "manage", "shell", "-c", put, PYTHONPATH=f"{ROOT}:{newsroom}").returncode == 0

    def states() -> list[str]:
        with closing(sqlite3.connect(newsroom / "data/dateline.sqlite3")) as database:
            table = "django_tasks_database_dbtaskresult"
            found = database.execute(f"SELECT status FROM {table} WHERE task_path = 'slow_work.for_ever'")
            return [row[0] for row in found]

    wait_for(lambda: states() == ["RUNNING"], "the task was never taken")
    assert worker.end() == 0, worker.said()
    assert states() == ["READY"]


def test_webhooks_are_told_until_nothing_is_due_and_again_when_something_is(monkeypatch: pytest.MonkeyPatch) -> None:
    left = [2, 1, 0, 3, 0]
    monkeypatch.setattr("dateline.ops.webhook_room.send_deliveries", lambda **_: left.pop(0) if left else 0)
    monkeypatch.setattr("dateline.ops.webhook_room.LOOK", 0.01)
    room = WebhookRoom()
    room.start()
    wait_for(lambda: not left, "nobody is told")
    room.ask_to_end()
    room.join(5)
    assert not room.is_alive()


@pytest.mark.parametrize("is_answered", [True, False])
def test_a_worker_that_ends_waits_for_words_under_way_but_not_for_ever(
    is_answered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()
    told: list[str] = []
    put_back: list[str] = []
    exits: list[int] = []

    def send(*, is_stopped: Any) -> int:
        told.append("sent")
        if is_answered:
            wait_for(is_stopped, "it was never told to stop")
            told.append("answered")
        else:
            answered.wait(30)
        return 0

    monkeypatch.setattr("dateline.ops.webhook_room.send_deliveries", send)
    monkeypatch.setattr("dateline.ops.worker.put_back_tasks", lambda **_: put_back.extend(told))
    monkeypatch.setattr("dateline.ops.worker.fall_silent", lambda _: None)
    monkeypatch.setattr("dateline.ops.worker.connection", SimpleNamespace(vendor="", close=lambda: None))
    monkeypatch.setattr("dateline.ops.worker.SECONDS_TO_FINISH", 5 if is_answered else 0.1)
    monkeypatch.setattr("dateline.ops.worker.logging.shutdown", lambda: None)
    monkeypatch.setattr("dateline.ops.worker.os._exit", exits.append)
    worker, room = Worker(), WebhookRoom()
    monkeypatch.setattr(worker, "_rooms", lambda: [room])
    room.start()
    wait_for(lambda: told, "nothing was sent")
    worker._end()
    assert put_back == (["sent", "answered"] if is_answered else ["sent"])
    assert is_answered or exits == [0]
    answered.set()
    room.join(5)
