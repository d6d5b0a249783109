"""Throw the index away, and have every story readers may see read again, by the worker or `dateline search build`."""

from django.db import connection, transaction

from dateline.search import marks
from dateline.search.engines import the_engine
from dateline.search.models import Entry, Held, Tally, Word
from dateline.stories.models import Story

ORDER_ALL = (
    "INSERT INTO search_due (story_id) SELECT page_ptr_id FROM stories_story WHERE state = %s"
    " ON CONFLICT (story_id) DO NOTHING"
)


@transaction.atomic
def begin_anew() -> None:
    """Until they are read, readers find fewer of them. Whoever holds the words is noted."""
    engine = the_engine()
    engine.alone()
    engine.empty()
    for rows in (Entry, Held, Word, Tally):
        rows.objects.all().delete()
    Tally.objects.create(mark=marks.of_engine(engine.name), stories=1)
    with connection.cursor() as cursor:
        cursor.execute(ORDER_ALL, [Story.State.PUBLISHED])


def is_elsewhere() -> bool:
    """Whether the words were put where this house no longer looks for them, or are gone from there. Where nothing is
    noted, they are in the database. Raises OutOfReach."""
    engine = the_engine()
    if not engine.has_index():
        return True
    noted = Tally.objects.filter(mark__startswith=marks.of_engine("")).values_list("mark", flat=True).first()
    return noted != marks.of_engine(engine.name) if noted else engine.is_beside
