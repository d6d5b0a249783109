"""The worker: the schedule each second, its pulse, upkeep, and the background work beside them."""

import logging
import os
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone, translation

from dateline.api.actions.forget_old_deliveries import forget_old_deliveries
from dateline.api.webhooks.sight import Sight
from dateline.archive.actions.forget_old_cases import forget_old_cases
from dateline.comments.actions.count_recommendations import count_all_recommendations
from dateline.comments.actions.forget_old_replies import forget_old_replies
from dateline.fronts.actions.count_reads import count_reads
from dateline.fronts.actions.forget_reads import forget_reads
from dateline.fronts.actions.renew_most_read import renew_most_read
from dateline.ops.actions.count_grown_tables import count_grown_tables
from dateline.ops.actions.note_mishap import note_mishap
from dateline.ops.actions.prune_records import prune_records
from dateline.ops.actions.put_back_tasks import put_back_tasks
from dateline.ops.heartbeat import WORKER, beat, fall_silent
from dateline.ops.jobs import Jobs
from dateline.ops.mail_rounds import call_for_mail
from dateline.ops.patience import Patience
from dateline.ops.press_follower import PressFollower
from dateline.ops.press_room import PressRoom
from dateline.ops.purge_room import PurgeRoom
from dateline.ops.push_room import PushRoom
from dateline.ops.rounds import Round
from dateline.ops.webhook_room import WebhookRoom
from dateline.pocket.actions.forget_alerts import forget_alerts
from dateline.press.backends.valkey import SharedStore
from dateline.press.cdn import is_purged
from dateline.press.store import the_store
from dateline.publication.queries import current_house
from dateline.search.actions.catch_up import catch_up
from dateline.stories.actions.run_schedule import Due, Failure, publish_due, unpublish_expired

log = logging.getLogger("dateline.worker")

Room = Jobs | PressRoom | PushRoom | WebhookRoom | PressFollower | PurgeRoom

SECONDS_TO_FINISH = 5.0
"""For the task at hand. `serve` waits nine for the whole worker."""


class Worker:
    """Runs until SIGTERM or Ctrl-C. What goes wrong in one round is noted and does not stop it."""

    def __init__(self) -> None:
        self.id = f"{WORKER}-{secrets.token_hex(4)}"
        self._stop = threading.Event()
        self._patience: Patience[Due] = Patience()
        self._jobs = Jobs(self.id)
        self._press = PressRoom()
        self._pushes = PushRoom()
        self._follower = _follower()
        self._purges = PurgeRoom() if is_purged() else None
        self._webhooks = WebhookRoom()
        self._rounds = [
            Round("the pulse", self._beat, 5),
            Round("the schedule", self._publish_due, 1),
            Round("taking down", self._unpublish_expired, 1, spare=20),
            Round("counting recommendations", count_all_recommendations, 60),
            Round("counting reads", count_reads, 30),
            Round("the most read", renew_most_read, 600, spare=20),
            Round("forgetting old reads", forget_reads, 600),
            Round("putting back tasks", put_back_tasks, 60),
            Round("calling for mail", call_for_mail, 300),
            Round("the index of the search", catch_up, 60),
            Round("forgetting old replies", forget_old_replies, 600, spare=20),
            Round("forgetting old cases", forget_old_cases, 600, spare=20),
            Round("telling webhooks of what was hidden or shown", Sight().look, 2, spare=5),
            Round("forgetting old deliveries", forget_old_deliveries, 600, spare=20),
            Round("throwing away old records", prune_records, 600),
            Round("forgetting old alerts", forget_alerts, 3600),
            Round("counting tables that have grown", count_grown_tables, 3600),
        ]

    def run(self) -> None:
        """Work until told to stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        log.info("The worker %s has started.", self.id)
        self.make_rounds()
        for each in self._rooms():
            each.start()
        while not self._stop.wait(0.2):
            self.make_rounds()
        self._end()

    def _rooms(self) -> Iterator[Room]:
        """Those that work beside the rounds, each in a thread of its own."""
        yield from (self._jobs, self._press, self._pushes, self._webhooks)
        yield from (each for each in (self._follower, self._purges) if each is not None)

    def make_rounds(self) -> None:
        """Every round that is due."""
        for each in self._rounds:
            each.make_if_due()

    def _on_signal(self, _number: int, _frame: Any) -> None:
        self._stop.set()

    def _beat(self) -> None:
        beat()
        beat(self.id)

    def _publish_due(self) -> None:
        with HouseHours():
            self._note(publish_due(waiting=self._patience.waiting()))

    def _unpublish_expired(self) -> None:
        with HouseHours():
            self._note(unpublish_expired(waiting=self._patience.waiting()))

    def _note(self, failures: list[Failure]) -> None:
        for failure in failures:
            if self._patience.failed(failure.due):
                note_mishap(error=failure.error, where=f"schedule: {failure.due[0]} {failure.due[1]}")

    def _end(self) -> None:
        """A task that is not done by then is put back; if the database is busy, the next worker puts it back. A word a
        receiver has not answered by then is sent once more, under the name it had."""
        for each in self._rooms():
            each.ask_to_end()
        deadline = time.monotonic() + SECONDS_TO_FINISH
        for each in self._rooms():
            each.join(max(0.0, deadline - time.monotonic()))
        with suppress(DatabaseError, InterfaceError):
            _wait_a_moment_only()
            put_back_tasks(ended=[self.id])
            fall_silent(self.id)
        connection.close()
        log.info("The worker %s has ended.", self.id)
        if self._others_go_on():
            logging.shutdown()
            os._exit(0)

    def _others_go_on(self) -> bool:
        """A room, or a thread that Python would wait for: nobody can hurry a question for a name."""
        threads = (each for each in threading.enumerate() if each is not threading.current_thread())
        return any(each.is_alive() for each in self._rooms()) or any(not each.daemon for each in threads)


def _follower() -> PressFollower | None:
    """None where this machine has the press to itself."""
    store = the_store()
    return PressFollower(store) if isinstance(store, SharedStore) else None


def _wait_a_moment_only() -> None:
    """For SQLite's lock: there is no time left to wait as long as usual."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 1000")


class HouseHours:
    """The house's clock and language, as a request has them."""

    def __enter__(self) -> None:
        house = current_house()
        self._zone = timezone.override(house.zone)
        self._language = translation.override(house.language)
        self._zone.__enter__()
        self._language.__enter__()

    def __exit__(self, *problem: Any) -> None:
        self._language.__exit__(*problem)
        self._zone.__exit__(*problem)
