"""A story was moved to another section: lists, its address and who may see it go by the new one."""

from dateline.lib import clock
from dateline.stories.models import Section, Story


def note_section(*, story_id: int) -> None:
    """Write beside the story which section it stands under in the tree."""
    parent = Story.objects.get(pk=story_id).get_parent()
    section = Section.objects.filter(pk=parent.pk).first()
    Story.objects.filter(pk=story_id).exclude(section=section).update(section=section, touched_at=clock.now())
