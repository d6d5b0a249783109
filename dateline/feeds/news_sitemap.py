"""The sitemap for news: what was published in the last two days."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.feeds.sitemap_entries import Entry, Told, write_sitemap
from dateline.lib import clock
from dateline.press.keys import note_until
from dateline.press.rendering import made_when_asked, pressed
from dateline.publication.queries import current_house
from dateline.stories.models import Story

NEWS_LASTS = timedelta(days=2)
MOST = 1000
"""As many as such a file may hold; the newest."""

CHINESE = {"hant": "zh-tw", "tw": "zh-tw", "hk": "zh-tw", "mo": "zh-tw"}
"""How these files write the two ways of writing it. Anything else is `zh-cn`."""


@made_when_asked
@pressed
@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Changes by the clock alone: from the moment at which its oldest story is two days old."""
    house = current_house()
    recent = Story.objects.public().the_latest().filter(published_at__gt=clock.now() - NEWS_LASTS)
    wanted = recent.newest_first().select_related("section")
    stories = list(wanted.only("title", "slug", "language", "published_at", "section__slug")[:MOST])
    oldest = stories[-1].published_at if stories else None
    note_until(oldest and oldest + NEWS_LASTS)
    return write_sitemap([_entry(story, house.language) for story in stories], publication=house.name)


def news_language(tag: str) -> str:
    """The language of a tag such as en-GB, by two or three letters."""
    spoken, *rest = tag.lower().split("-")
    if spoken != "zh":
        return spoken
    return next((CHINESE[part] for part in rest if part in CHINESE), "zh-cn")


def _entry(story: Story, language: str) -> Entry:
    published = story.published_at or clock.now()
    told = Told(story.title, news_language(story.language or language), published)
    return Entry(story.address, news=told)
