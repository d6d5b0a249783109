"""What every feed tells of one story, or of one reply."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator

from dateline.feeds.addresses import whole
from dateline.feeds.full_text import full_text
from dateline.media import sizes
from dateline.media.sizes import Size
from dateline.stories.models import Story
from dateline.stories.models.story import ShownPicture

BEGINNING = 280
"""Signs of a text that say what it is about."""

ENDS_A_LINE = re.compile(r"</(?:p|h\d|li|blockquote|figcaption|td|th)>|<br>")


@dataclass(frozen=True)
class Signed:
    """Somebody's name, and where readers find who it is."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class Enclosed:
    """A picture that stands beside an entry."""

    size: Size
    shown: ShownPicture

    @property
    def address(self) -> str:
        return whole(self.size.url)


@dataclass(frozen=True)
class Entry:
    """One entry. `guid` stays for ever; `updated` moves only for what readers are told of."""

    guid: str
    title: str
    address: str
    html: str
    published: datetime
    updated: datetime
    summary: str = ""
    authors: list[Signed] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    language: str = ""
    picture: Enclosed | None = None
    replies: str = ""

    @property
    def description(self) -> str:
        """Its summary, else the beginning of its text: some who read feeds show nothing else."""
        if self.summary:
            return self.summary
        words = unescape(strip_tags(ENDS_A_LINE.sub(" ", self.html))).split()
        return Truncator(" ".join(words)).chars(BEGINNING)


def entry_of(story: Story) -> Entry:
    """The whole story. Uses what the story's own page has prefetched."""
    published = story.published_at or story.touched_at
    return Entry(
        guid=f"urn:uuid:{story.translation_key}",
        title=story.title,
        address=whole(story.address),
        summary=story.standfirst,
        html=full_text(story),
        published=published,
        updated=max(published, story.updated_at or published),
        authors=[Signed(author.name, whole(author.address)) for author in story.writers],
        categories=_categories(story),
        language=story.language,
        picture=_enclosed(story),
        replies=whole(f"{story.address}#replies") if story.replies_open else "",
    )


def _categories(story: Story) -> list[str]:
    section = [story.section.title] if story.section else []
    return list(dict.fromkeys([*section, *(link.subject.name for link in story.filed_under)]))


def _enclosed(story: Story) -> Enclosed | None:
    size = largest_jpeg(story)
    return Enclosed(size, story.lead_picture) if size and story.lead_picture else None


def largest_jpeg(story: Story) -> Size | None:
    """Of the main picture."""
    return sizes.largest_jpeg(story.main_picture) if story.main_picture else None
