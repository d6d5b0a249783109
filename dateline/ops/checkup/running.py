"""Does the work go on: the worker's pulse, its tasks, and what broke lately?"""

from collections.abc import Iterator
from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from dateline.lib import clock
from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.ops.heartbeat import WORKER
from dateline.ops.models import Heartbeat, Mishap

DAY = timedelta(days=1)
PATIENCE = timedelta(minutes=10)
SILENCE_SAID = "Start `dateline serve`, or `dateline worker` if serving is left to another machine."


def look_at_running() -> Iterator[Finding]:
    """The findings, for a database with its tables."""
    yield _pulse()
    yield _tasks()
    yield _failed_tasks()
    yield _mishaps()


def _pulse() -> Finding:
    last = Heartbeat.objects.filter(part=WORKER).first()
    if last is None:
        return failure("worker", "No worker has ever run, so nothing scheduled appears.", SILENCE_SAID)
    silent = clock.now() - last.beaten_at
    if silent < timedelta(seconds=30):
        return good("worker", "The worker beats.")
    return failure("worker", f"The worker fell silent at {last.beaten_at:%Y-%m-%d %H:%M:%S} UTC.", SILENCE_SAID)


def _tasks() -> Finding:
    ready = DBTaskResult.objects.ready()
    number = ready.count()
    late = ready.filter(enqueued_at__lt=clock.now() - PATIENCE).count()
    if late:
        return warning("tasks", f"{late} tasks have waited for over ten minutes.", "See whether the worker runs.")
    return good("tasks", f"{number} tasks wait.")


def _failed_tasks() -> Finding:
    number = DBTaskResult.objects.failed().filter(finished_at__gt=clock.now() - DAY).count()
    if number:
        return warning("failed tasks", f"{number} tasks failed in the last day.", "The log names each of them.")
    return good("failed tasks", "No task failed in the last day.")


def _mishaps() -> Finding:
    recent = Mishap.objects.filter(happened_at__gt=clock.now() - DAY)
    last = recent.first()
    if last is None:
        return good("mishaps", "Nothing broke in the last day.")
    return warning(
        "mishaps",
        f"{recent.count()} errors in the last day; the last was {last.kind} at {last.path or '-'} ({last.request_id}).",
        "Read them at the desk under Reports, Mishaps.",
    )
