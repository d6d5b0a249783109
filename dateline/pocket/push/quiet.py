"""Hours in which a device is left alone."""

from datetime import datetime, timedelta

NIGHT = (22, 7)
"""From, until: where a reader says nothing else."""

DAY = timedelta(days=1)
FURTHEST = 14 * 60
"""Minutes that a clock anywhere on earth is ahead of or behind UTC, at most."""


def wakes_at(now: datetime, *, quiet_from: int, quiet_until: int, offset: int) -> datetime:
    """When a device may be told: `now`, or the end of its quiet hours. From and until the same hour: never quiet.

    `offset` is what its clock is ahead of UTC, in minutes.
    """
    ahead = timedelta(minutes=offset)
    there = now + ahead
    is_quiet = quiet_from != quiet_until and (there.hour - quiet_from) % 24 < (quiet_until - quiet_from) % 24
    if not is_quiet:
        return now
    morning = there.replace(hour=quiet_until, minute=0, second=0, microsecond=0)
    return (morning if morning > there else morning + DAY) - ahead
