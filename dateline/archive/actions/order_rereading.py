"""Have those stories read anew that were read otherwise than the house reads now."""

from django.db.models import Exists, OuterRef, QuerySet

from dateline.archive.engine import name_of_engine, read_by
from dateline.archive.models import Reading, ReadingChoices
from dateline.archive.tasks import read_in_background
from dateline.stories.models import Story

MOST = 1000
"""Stories read anew at a word at the desk: minutes of the background's time. More of them are for the command line."""


def read_otherwise() -> "QuerySet[Reading]":
    """Read by another model, by another reader of ours or with other rules, in stories readers may see. Goes through
    all readings when there is none."""
    now = read_by(name_of_engine(), ReadingChoices.of_the_house().muted_rules)
    public = Story.objects.public().order_by().filter(pk=OuterRef("story_id"))
    return Reading.objects.filter(Exists(public), is_due=False).exclude(engine__in=("", now))


def order_rereading() -> int:
    """In the background, at most so many; how many. What was decided stays decided."""
    due = list(read_otherwise().order_by("-story_id").values_list("pk", flat=True)[:MOST])
    Reading.objects.filter(pk__in=due).update(is_due=True)
    if due:
        read_in_background.enqueue()
    return len(due)
