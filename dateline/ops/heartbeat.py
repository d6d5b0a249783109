"""The worker's pulse."""

from datetime import timedelta

from dateline.lib import clock
from dateline.ops.models import Heartbeat

WORKER = "worker"
SILENCE = timedelta(seconds=30)


def beat(part: str = WORKER) -> None:
    """Say that `part` is alive."""
    Heartbeat.objects.update_or_create(part=part, defaults={"beaten_at": clock.now()})


def worker_is_alive() -> bool:
    """Whether the worker has beaten within half a minute."""
    return Heartbeat.objects.filter(part=WORKER, beaten_at__gte=clock.now() - SILENCE).exists()
