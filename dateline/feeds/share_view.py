"""Where a story's share picture is asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.feeds.share_picture import can_be_set, share_address, share_picture
from dateline.press.rendering import made_when_asked, pressed
from dateline.publication.queries import current_house
from dateline.stories.public_story import public_story


@made_when_asked
@pressed
@require_safe
def share_picture_of(request: HttpRequest, story_id: int, fingerprint: str) -> HttpResponse:
    """The PNG of a story readers may see. Http404 at any address but the present one: strangers can think of many."""
    story, house = public_story(story_id), current_house()
    if story is None or request.path != share_address(story, house) or not can_be_set(story, house):
        raise Http404
    return HttpResponse(share_picture(story, house), content_type="image/png")
