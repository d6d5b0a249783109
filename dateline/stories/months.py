"""Which months an archive holds, asked without reading it."""

from datetime import date, datetime
from typing import Any

from django.db import connections
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.stories.models import Byline, Section, Story
from dateline.stories.queries import month_bounds


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
    months = _months_since(first)
    return [months[number] for number in _numbers_of_held(rows, months)]


def _months_since(first: datetime) -> list[date]:
    """The first days of the months from now back to the one `first` is in, on the house's own calendar."""
    newest, oldest = timezone.localdate(clock.now()), timezone.localdate(first)
    span = (newest.year - oldest.year) * 12 + newest.month - oldest.month
    counted = (newest.year * 12 + newest.month - 1 - back for back in range(span + 1))
    return [date(number // 12, number % 12 + 1, 1) for number in counted]


def _numbers_of_held(rows: "QuerySet[Model, Any]", months: list[date]) -> list[int]:
    """Which of `months`, by their place in the list, have a row: the bounds as a table, and the rows asked for each.

    Django cannot write a table of values, so its statement is set into one of our own.
    """
    connection = connections[rows.db]
    of_a_month = rows.filter(
        published_at__gte=RawSQL("month.starts", ()),
        published_at__lt=RawSQL("month.ends", ()),
    )
    asked, asked_with = of_a_month.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
    bounds: list[Any] = []
    for number, month in enumerate(months):
        bounds += [number, *map(connection.ops.adapt_datetimefield_value, month_bounds(month.year, month.month))]
    table = ", ".join(["(%s, %s, %s)"] * len(months))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH month(number, starts, ends) AS (VALUES {table})"  # noqa: S608 - parameters throughout
            f" SELECT number FROM month WHERE EXISTS ({asked}) ORDER BY number",
            [*bounds, *asked_with],
        )
        return [number for (number,) in cursor.fetchall()]
