"""Stories with all that their own pages print: one by one, or those of many pages at once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache

from django.db.models import Prefetch

from dateline.lib.kept_question import SOME_MOMENT, KeptQuestion, now_is_told
from dateline.media.models import Picture
from dateline.media.sizes import fetch_sizes
from dateline.press.reads import looks_like_a_story
from dateline.press.tray import Rows
from dateline.stories.models import Byline, Story, StorySubject
from dateline.stories.queries import StoryQuerySet

SOME_SECTION, SOME_SLUG = "/section", "/slug"
"""Stand for the real ones; no slug has a stroke in it."""


def printed_story(section_slug: str, slug: str) -> Story | None:
    """The public story of Wagtail's `slug` in that section."""
    told = now_is_told() | {SOME_SECTION: section_slug, SOME_SLUG: slug}
    return next(iter(_question().ask(told)), None)


def withdrawn_story(section_slug: str, slug: str) -> Story | None:
    """The one that stood there until it was withdrawn."""
    found: Story | None = _at(section_slug, slug).withdrawn().first()
    return found


def printed_stories(names: Sequence[str]) -> Rows:
    """Those of all the addresses among `names`, by section and slug."""
    found = (looks_like_a_story(name) for name in names)
    slugs = ["-".join(match.groups()[1:]) for match in found if match]
    stories = list(as_printed(Story.objects.filter(slug__in=slugs))) if slugs else []
    fetch_sizes(picture for story in stories for picture in _pictures_beside(story))
    return {row_name(story.section.slug, story.slug): story for story in stories if story.section}


def story_in_feeds(key: int) -> Story | None:
    """The public story with this key as it is printed, unless the desk keeps it out of feeds. A part about it depends
    on it either way.

    It never lies ready for several parts: the first to print its text would leave the others without its links' keys.
    """
    asked = Story.objects.in_feeds().among_keys([key])
    return next(iter(as_printed(asked)), None)


def row_name(section_slug: str, slug: str) -> tuple[str, str, str]:
    """What a story is called while it lies ready for its page."""
    return "printed story", section_slug, slug


def _at(section_slug: str, slug: str) -> StoryQuerySet:
    at_address: StoryQuerySet = Story.objects.filter(slug=slug, section__slug=section_slug).under()
    return at_address


@cache
def _question() -> KeptQuestion[Story]:
    return KeptQuestion(as_printed(_at(SOME_SECTION, SOME_SLUG), SOME_MOMENT)[:1])


def as_printed(stories: StoryQuerySet, at: datetime | None = None) -> StoryQuerySet:
    """Those of `stories` that readers may see, with all that their own pages print but the sizes of pictures."""
    public: StoryQuerySet = (
        stories.public(at)
        .select_related("section", "main_picture")
        .prefetch_related(
            Prefetch("bylines", Byline.objects.select_related("author__picture")),
            "bylines__author__links",
            "corrections",
            Prefetch("story_subjects", StorySubject.objects.select_related("subject")),
        )
        .order_by()  # there is one at most at an address; Django takes long to write down an order
    )
    return public


def _pictures_beside(story: Story) -> Iterator[Picture]:
    """Those of a story that are not in its text."""
    portraits: Iterable[Picture | None] = (byline.author.picture for byline in story.bylines.all())
    yield from (picture for picture in (story.main_picture, *portraits) if picture)
