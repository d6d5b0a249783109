"""Sections and stories, and what belongs to a story alone."""

from dateline.stories.models.byline import Byline
from dateline.stories.models.correction import Correction
from dateline.stories.models.old_address import OldSectionAddress, OldStoryAddress
from dateline.stories.models.section import Section
from dateline.stories.models.story import Story
from dateline.stories.models.story_subject import StorySubject

__all__ = ["Byline", "Correction", "OldSectionAddress", "OldStoryAddress", "Section", "Story", "StorySubject"]
