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


def beating_parts() -> set[str]:
    """Every part that is alive, each worker under its own name."""
    return set(Heartbeat.objects.filter(beaten_at__gte=clock.now() - SILENCE).values_list("part", flat=True))


def fall_silent(part: str) -> None:
    """`part` has ended as it should."""
    Heartbeat.objects.filter(part=part).delete()
