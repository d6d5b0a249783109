"""What readers read most, as the worker found it last."""

from dateline.fronts.models import MostRead
from dateline.press.keys import under
from dateline.stories.models import Story

MOST_READ = "list:most read"
PRINTED = 5
FEWEST = 3
"""A list shorter than this says nothing about what is read."""


def most_read_stories() -> list[Story]:
    """The five most read of the day; of the week while the day has fewer. None when there is no list to speak of."""
    day, week = (_public(span) for span in (MostRead.Span.DAY, MostRead.Span.WEEK))
    if len(day) >= PRINTED:
        return day[:PRINTED]
    return week[:PRINTED] if len(week) >= FEWEST else []


def _public(span: MostRead.Span) -> list[Story]:
    """Those of one list that readers may see now, in its order. A page that asks depends on each, seen or not."""
    with under(MOST_READ):
        ranked = list(MostRead.objects.filter(span=span).order_by("rank").values_list("story_id", flat=True))
        public = Story.objects.public().among_keys(ranked).defer("body").select_related("section").in_bulk()
    return [public[key] for key in ranked if key in public]
