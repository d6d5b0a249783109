"""Reading in the background."""

from django_tasks import task

from dateline.archive.actions.read_story import read_story
from dateline.archive.engine import the_engine
from dateline.stories.models import Story


@task()
def read_in_background(story_id: int) -> None:
    """Read the story as it is in print now. Nothing when it is gone."""
    story = Story.objects.public().filter(pk=story_id).first()
    if story is not None:
        name, reader = the_engine()
        read_story(story=story, reader=reader, engine=name)
