"""The related list as a part of the story page."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.archive.related import related_stories
from dateline.press.parts import part
from dateline.stories.models import Story
from dateline.stories.public_story import public_story


@part("related", of=public_story)
def related_part(story: Story) -> SafeString:
    """Four related stories, or nothing."""
    html = render_to_string("archive/related.html", {"stories": related_stories(story), "story": story})
    return mark_safe(html)
