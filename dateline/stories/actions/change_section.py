"""A story was moved to another section: lists, its address and who may see it go by the new one."""

from dateline.lib import clock
from dateline.stories.actions.keep_address import keep_address
from dateline.stories.changed import tell_of_change
from dateline.stories.models import Section, Story
from dateline.stories.pressing import take_down, touch_lists


def note_section(*, story_id: int) -> None:
    """Write beside the story which section it stands under in the tree."""
    story = Story.objects.get(pk=story_id)
    touch_lists(story)
    parent = story.get_parent()
    section = Section.objects.filter(pk=parent.pk).first()
    story.section = section
    keep_address(story=story)
    Story.objects.filter(pk=story_id).exclude(section=section).update(section=section, touched_at=clock.now())
    take_down(Story.objects.get(pk=story_id))
    tell_of_change(story_id)
