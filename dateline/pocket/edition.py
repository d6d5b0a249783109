"""The latest edition, for devices that keep it: which pages to have ready when there is no connection."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dateline.fronts.fill import fill_front
from dateline.fronts.models import Front
from dateline.fronts.rows import Container
from dateline.fronts.views import LATEST
from dateline.media.models import Picture
from dateline.media.shapes import FALLBACK, SHAPES
from dateline.media.sizes import made_sizes
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.publication.queries import current_house
from dateline.stories.keys import section_shelf
from dateline.stories.models import Section, Story

MOST_STORIES = 40
MOST_SECTIONS = 12
OF_A_SECTION = 3
"""Its newest: what stands at the top of its page."""

SMALL = ("webp", FALLBACK)
"""The formats a picture is kept in, the better one first: every browser with a service worker shows both."""


@pressed
@require_safe
def edition(_request: HttpRequest) -> JsonResponse:
    """Front, sections and the stories at their top. A device asks for it, and then for what it does not have yet."""
    told = {"pages": pages_of_edition(), "stories": [told_of(story) for story in stories_of_edition()]}
    return JsonResponse(told, headers={"X-Robots-Tag": "noindex"})


def pages_of_edition() -> list[dict[str, str]]:
    """The lists, with what a reader calls them."""
    lists = [(current_house().name, "/"), (_("Latest stories"), "/latest/")]
    lists += [(section.title, section.address) for section in _sections()]
    return [{"address": address, "title": title} for title, address in lists]


def stories_of_edition() -> list[Story]:
    """Those of the front from top to bottom, then the newest of each section; no more than MOST_STORIES."""
    found: dict[int, Story] = {story.pk: story for story in _on_the_front()}
    for section in _sections():
        shelf = Story.objects.public().in_section(section).on_shelf(section_shelf(section.pk))
        found |= {story.pk: story for story in shelf.newest_first().for_lists()[:OF_A_SECTION] if story.pk not in found}
    return list(found.values())[:MOST_STORIES]


def told_of(story: Story) -> dict[str, Any]:
    """One story as the edition names it."""
    told = {
        "address": story.address,
        "title": story.title,
        "language": story.language,
        "section": story.section and story.section.title,
        "picture": story.main_picture and small_size(story.main_picture),
    }
    return {name: value for name, value in told.items() if value}


def small_size(picture: Picture) -> str | None:
    """The smallest file of those a story's page names; None until one is made."""
    specs = SHAPES["lead"].specs(picture)
    for kind in SMALL:
        made = made_sizes(picture, specs[kind])
        if made:
            return min(made.values(), key=lambda size: size.width).url
    return None


def _on_the_front() -> list[Story]:
    with under():  # there is one front, and its row leaves its key
        front = Front.objects.first()
    rows = fill_front(front.body, latest=LATEST) if front else []
    return [story for row in rows if isinstance(row, Container) for story in (*row.stories, *row.latest)]


def _sections() -> list[Section]:
    with under():  # sections are in the house fingerprint
        return list(Section.objects.public().order_by("path")[:MOST_SECTIONS])
