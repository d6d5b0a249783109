"""Where a story is fetched as ninjs: at its address + `ninjs.json`."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from dateline.feeds.ninjs import CONTENT_TYPE, write_ninjs
from dateline.press.rendering import made_when_asked, pressed, tells_when_changed
from dateline.publication.queries import current_house, machine_rules
from dateline.stories.old_addresses import story_once_at
from dateline.stories.printed import printed_story
from dateline.stories.public_story import public_story

ENDING = "ninjs.json"


@tells_when_changed
@made_when_asked
@pressed
@require_safe
def story_as_ninjs(request: HttpRequest, section_slug: str, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The whole story, so only of those feeds may carry. Where it was before leads to where it is."""
    try:
        dated_slug = f"{date(year, month, day):%Y-%m-%d}-{slug}"
    except ValueError:
        raise Http404 from None
    story = printed_story(section_slug, dated_slug)
    if story is None:
        return _elsewhere(section_slug, dated_slug)
    if not story.in_feeds:
        raise Http404
    told = write_ninjs(story, current_house(), machine_rules().licence)
    return HttpResponse(told, content_type=CONTENT_TYPE, headers={"X-Robots-Tag": "noindex"})


def _elsewhere(section_slug: str, dated_slug: str) -> HttpResponse:
    key = story_once_at(section_slug, dated_slug)
    story = public_story(key) if key else None
    if story is None or not story.in_feeds:
        raise Http404
    return HttpResponsePermanentRedirect(f"{story.address}{ENDING}")
