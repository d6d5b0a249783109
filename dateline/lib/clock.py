"""The hour, asked in one place so that tests can stop it."""

from datetime import date, datetime, tzinfo

from django.utils import timezone


def now() -> datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def day_of(moment: datetime, zone: tzinfo | None = None) -> date:
    """The calendar day of `moment` in `zone`, by default the active one (the house's)."""
    return timezone.localtime(moment, zone).date()
