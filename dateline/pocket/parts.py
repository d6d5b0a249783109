"""What the pocket adds to pages."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.pocket.edition import small_size
from dateline.pocket.topics import Followed, topic_of
from dateline.press.parts import part
from dateline.stories.models import Story


@part("keep", baked=True)
def keep(story: Story) -> SafeString:
    """The line that saves a story and offers the app. Hidden until a script finds that the browser can do either."""
    context = {
        "story": story,
        "corrections": topic_of(story),
        "picture": story.main_picture and small_size(story.main_picture),
    }
    return mark_safe(render_to_string("pocket/keep.html", context))


@part("follow", baked=True)
def follow(about: Followed) -> SafeString:
    """The button that follows whom or what a page is about; hidden like that line."""
    return mark_safe(render_to_string("pocket/follow.html", {"topic": topic_of(about)}))
