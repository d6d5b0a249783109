"""A story's entry in each format: made once, shown in every feed the story stands in."""

from django.utils.safestring import SafeString, mark_safe

from dateline.feeds.entry import entry_of
from dateline.feeds.formats import atom, json_feed, rss
from dateline.press.parts import part
from dateline.stories.models import Story
from dateline.stories.printed import story_in_feeds


@part(rss.PART, of=story_in_feeds)
def rss_part(story: Story) -> SafeString:
    return mark_safe(rss.rss_item(entry_of(story)))


@part(atom.PART, of=story_in_feeds)
def atom_part(story: Story) -> SafeString:
    return mark_safe(atom.atom_entry(entry_of(story)))


@part(json_feed.PART, of=story_in_feeds)
def json_part(story: Story) -> SafeString:
    return mark_safe(json_feed.json_item(entry_of(story)))
