"""SQLite plans by what it last counted: have it count anew in a house that has grown since."""

from django.db import connection

from dateline.lib.statistics_of_tables import count_tables_anew, counted_rows
from dateline.stories.models import Story

FEW = 1000
"""Stories it can go through without a plan."""

GROWN = 2


def count_grown_tables() -> bool:
    """Once the stories are twice as many; whether it did. PostgreSQL counts by itself."""
    if connection.vendor != "sqlite":
        return False
    stories = Story.objects.count()
    if stories < max(FEW, GROWN * counted_rows(Story._meta.db_table)):
        return False
    count_tables_anew(at_most=FEW)
    return True
