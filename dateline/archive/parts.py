"""What the story page shows of the archive: the related list, where a pull quote is on the record, what was before."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.archive.models.found import signs_of
from dateline.archive.previously import WENT_BEFORE, previously, tells_events
from dateline.archive.related import newer_and_related
from dateline.archive.story_record import quotes_on_record
from dateline.press.parts import part, place_part
from dateline.stories.models import Story
from dateline.stories.public_story import public_story


@part("related", of=public_story)
def related_part(story: Story) -> SafeString:
    """Four related stories, above them the one that has taken its place; or nothing."""
    newer, stories = newer_and_related(story)
    html = render_to_string("archive/related.html", {"newer": newer, "stories": stories, "story": story})
    return mark_safe(html)


@part("on the record", baked=True)
def on_the_record(story: Story | None, words: str) -> SafeString:
    """The way from a pull quote to the record, where its words or a run of them are on it; else nothing."""
    pulled = signs_of(words)
    if not story or not story.pk or not pulled:
        return SafeString("")
    quote = next((each for each in quotes_on_record(story) if pulled in signs_of(each.words)), None)
    html = render_to_string("archive/on_the_record.html", {"quote": quote, "story": story}) if quote else ""
    return mark_safe(html)


@part("previously", baked=True)
def previously_part(story: Story) -> SafeString:
    """The place of what went before, on the page of a story that tells what happened; nothing on any other."""
    return place_part(WENT_BEFORE, story) if story.pk and tells_events(story) else SafeString("")


@part(WENT_BEFORE, of=public_story)
def what_went_before(story: Story) -> SafeString:
    """What happened to the same people before, and what came after; or nothing."""
    found = previously(story)
    html = render_to_string("archive/previously.html", {"previously": found, "story": story}) if found else ""
    return mark_safe(html)
