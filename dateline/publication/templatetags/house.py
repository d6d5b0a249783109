"""Dates and times as the house prints them."""

from datetime import date, datetime

from django import template
from django.utils import formats, timezone

register = template.Library()


@register.filter
def list_time(moment: datetime, today: date | None) -> str:
    """The hour for what is of `today`, else day and month, with the year when it is another.

    Without `today` (in an archive, whose pages never change): the day, month and year.
    """
    local = timezone.localtime(moment)
    if today is None:
        return formats.date_format(local, "j M Y")
    if local.date() == today:
        return formats.date_format(local, "H:i")
    return formats.date_format(local, "j M" if local.year == today.year else "j M Y")
