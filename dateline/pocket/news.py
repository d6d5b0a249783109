"""The newest of a topic, for the devices that follow it: one small file for each, the same for everybody."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.archive.queries import newest_stories_naming, stories_of
from dateline.bylines.models import Author
from dateline.fronts.parts import standing_strip
from dateline.lib.dates import day_and_hour
from dateline.pocket.edition import told_of
from dateline.pocket.topics import BREAKING, Kind, TopicKey, breaking_news, find_followed, topic_of
from dateline.press.keys import under
from dateline.press.rendering import made_when_asked, pressed
from dateline.stories.keys import author_shelf, page_key, section_shelf, shelf_key
from dateline.stories.models import Correction, Section, Story
from dateline.subjects.models import Subject

News = list[dict[str, Any]]

NEWEST = 20
"""Stories of a topic, corrections of a story."""


@made_when_asked
@pressed
@require_safe
def news_of_topic(_request: HttpRequest, topic: TopicKey) -> HttpResponse:
    """The newest stories of a topic, or what was corrected of a story. The key of what was merged leads on."""
    about = find_followed(topic)
    if about is None and topic != BREAKING:
        raise Http404
    found = topic_of(about) if about else breaking_news()
    if found.key != topic:
        return HttpResponsePermanentRedirect(address_of_news(found.key))
    news = _NEWS[found.key.kind](about)
    told = {"topic": str(found.key), "label": found.label, "address": found.address, "stories": news}
    return JsonResponse(told, headers={"X-Robots-Tag": "noindex"})


def address_of_news(key: TopicKey) -> str:
    return f"/following/{key}.json"


def _of_subject(subject: Subject) -> News:
    with under(stories_of(subject.pk)):
        return _listed(newest_stories_naming(subject, NEWEST))


def _of_author(author: Author) -> News:
    with under(shelf_key(author_shelf(author.pk))):
        return _listed(Story.objects.public().newest_by(author, NEWEST).for_lists())


def _of_section(section: Section) -> News:
    newest = Story.objects.public().in_section(section).on_shelf(section_shelf(section.pk)).newest_first()
    return _listed(newest.for_lists()[:NEWEST])


def _of_story(story: Story) -> News:
    """What was corrected, and not the story by itself."""
    with under(page_key(story.pk)):
        corrections = list(Correction.objects.filter(story=story).order_by("-made_at")[:NEWEST])
    return [_told(story, each.made_at) | {"note": f"{each.kind_words}: {each.text}"} for each in corrections]


def _breaking(_nobody: None) -> News:
    """The strip while its hour lasts, where it leads to a story."""
    strip = standing_strip()
    return [{"address": strip["address"], "title": strip["text"]}] if strip and strip["address"] else []


_NEWS: dict[Kind, Callable[[Any], News]] = {
    Kind.SUBJECT: _of_subject,
    Kind.AUTHOR: _of_author,
    Kind.SECTION: _of_section,
    Kind.STORY: _of_story,
    Kind.BREAKING: _breaking,
}


def _listed(stories: Iterable[Story]) -> News:
    return [_told(story, story.published_at) for story in stories]


def _told(story: Story, at: datetime | None) -> dict[str, Any]:
    """A story as the edition names it, and when: for machines, and in the house's words."""
    when = {"at": at.isoformat(timespec="seconds"), "day": day_and_hour(timezone.localtime(at))} if at else {}
    return told_of(story) | when
