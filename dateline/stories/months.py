"""Which months an archive holds, asked without reading it."""

from datetime import date
from typing import Any

from django.db import connections
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.stories.models import Byline, Section, Story
from dateline.stories.queries import month_bounds

MONTHS_AT_A_TIME = 1000
"""A statement holds three values for each."""


def months_of_archive() -> list[date]:
    """The first days of the months in which readers have any story, newest first. Two statements."""
    return months_of(Story.objects.public())


def months_of_section(section: Section) -> list[date]:
    """The first days of the months in which readers have stories of `section`, newest first. Two statements."""
    return months_of(Story.objects.public().in_section(section))


def months_of_author(author: Author) -> list[date]:
    """The same for what `author` signed."""
    public = Story.objects.public().filter(pk=OuterRef("story_id"))
    return months_of(Byline.objects.filter(Exists(public), author=author))


def months_of(rows: "QuerySet[Any, Any]") -> list[date]:
    """The first days of the months in which any of `rows` was published, newest first.

    One look into the index for each month since the first row, all in one statement.

    Grouping the rows by month would read them all, and a section has tens of thousands.
    """
    first = rows.order_by("published_at").values_list("published_at", flat=True).first()
    if first is None:
        return []
    months = _months_between(timezone.localdate(first), timezone.localdate(clock.now()))
    adapt = connections[rows.db].ops.adapt_datetimefield_value
    moments = (month_bounds(month.year, month.month) for month in months)
    bounds = [(adapt(starts), adapt(ends)) for starts, ends in moments]
    return [months[number] for number in _numbers_of_held(rows, "published_at", bounds)]


def months_by_day(rows: "QuerySet[Any, Any]", column: str) -> list[date]:
    """The same for rows that are dated by a day, which may be one to come: the latest first. A statement for every
    thousand months between the first and the last."""
    days = rows.order_by(column).values_list(column, flat=True)
    oldest, newest = days.first(), days.last()
    if oldest is None or newest is None:
        return []
    months = _months_between(oldest, newest)
    adapt = connections[rows.db].ops.adapt_datefield_value
    found: list[date] = []
    for start in range(0, len(months), MONTHS_AT_A_TIME):
        some = months[start : start + MONTHS_AT_A_TIME]
        bounds = [
            (adapt(month), adapt(date(month.year + month.month // 12, month.month % 12 + 1, 1))) for month in some
        ]
        found += [some[number] for number in _numbers_of_held(rows, column, bounds)]
    return found


def _months_between(oldest: date, newest: date) -> list[date]:
    """The first days of the months from the one `newest` is in back to that of `oldest`."""
    span = (newest.year - oldest.year) * 12 + newest.month - oldest.month
    counted = (newest.year * 12 + newest.month - 1 - back for back in range(span + 1))
    return [date(number // 12, number % 12 + 1, 1) for number in counted]


def _numbers_of_held(rows: "QuerySet[Model, Any]", column: str, months: list[tuple[Any, Any]]) -> list[int]:
    """Which of `months`, by their place in the list, have a row: the bounds as a table, and the rows asked for each.

    Django cannot write a table of values, so its statement is set into one of our own.
    """
    connection = connections[rows.db]
    of_a_month = rows.filter(
        **{f"{column}__gte": RawSQL("month.starts", ()), f"{column}__lt": RawSQL("month.ends", ())}
    )
    asked, asked_with = of_a_month.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
    bounds: list[Any] = []
    for number, (starts, ends) in enumerate(months):
        bounds += [number, starts, ends]
    table = ", ".join(["(%s, %s, %s)"] * len(months))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH month(number, starts, ends) AS (VALUES {table})"  # noqa: S608 - parameters throughout
            f" SELECT number FROM month WHERE EXISTS ({asked}) ORDER BY number",
            [*bounds, *asked_with],
        )
        return [number for (number,) in cursor.fetchall()]
