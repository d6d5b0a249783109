"""The feeds, each in three formats."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from dateline.archive.queries import newest_naming, stories_of
from dateline.archive.views.subject import must_be_public, subject_at
from dateline.feeds.addresses import ATOM, ENDINGS, JSON, RSS, THE_HOUSE
from dateline.feeds.channel import Channel
from dateline.feeds.formats import atom, json_feed, rss
from dateline.feeds.newest import NEWEST, for_feeds, in_a_feed
from dateline.feeds.replies import channel_of_replies
from dateline.press.keys import under
from dateline.press.rendering import made_when_asked, pressed, tells_when_changed
from dateline.publication.queries import current_house
from dateline.stories.keys import author_shelf, section_shelf, shelf_key
from dateline.stories.printed import story_in_feeds
from dateline.stories.views.authors import public_author
from dateline.stories.views.section import section_at

Writer = Callable[[Channel], str]

WRITERS: dict[str, tuple[Writer, str]] = {
    RSS: (rss.write_rss, rss.CONTENT_TYPE),
    ATOM: (atom.write_atom, atom.CONTENT_TYPE),
    JSON: (json_feed.write_json_feed, json_feed.CONTENT_TYPE),
}


@tells_when_changed
@pressed
@require_safe
def house_feed(request: HttpRequest, form: str) -> HttpResponse:
    """The newest 30 stories of the house."""
    house = current_house()
    stories = in_a_feed(for_feeds().the_latest())
    return _answer(form, Channel(house, house.name, "/", THE_HOUSE, house.tagline, stories))


@tells_when_changed
@made_when_asked
@pressed
@require_safe
def section_feed(request: HttpRequest, section_slug: str, form: str) -> HttpResponse:
    """The newest 30 of a section."""
    section = section_at(section_slug)
    if section.slug != section_slug:
        return HttpResponsePermanentRedirect(f"{section.address}{ENDINGS[form]}")
    stories = in_a_feed(for_feeds().in_section(section).on_shelf(section_shelf(section.pk)))
    house = current_house()
    title = f"{section.title} – {house.name}"
    return _answer(form, Channel(house, title, section.address, section.address, section.strap, stories))


@tells_when_changed
@made_when_asked
@pressed
@require_safe
def author_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest 30 of an author. Whoever was merged into another leads to the other's."""
    author = public_author(slug)
    if author.slug != slug:
        return HttpResponsePermanentRedirect(f"{author.address}{ENDINGS[form]}")
    with under(shelf_key(author_shelf(author.pk))):
        stories = in_a_feed(for_feeds().newest_by(author, NEWEST))
    house = current_house()
    title = f"{author.name} – {house.name}"
    return _answer(form, Channel(house, title, author.address, author.address, author.bio, stories))


@tells_when_changed
@made_when_asked
@pressed
@require_safe
def subject_feed(request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponse:
    """The newest 30 stories that name a subject readers have a page of. An old address leads on."""
    subject = subject_at(kind, slug)
    must_be_public(subject)
    if (subject.kind, subject.slug) != (kind, slug):
        return HttpResponsePermanentRedirect(f"{subject.address}{ENDINGS[form]}")
    with under(stories_of(subject.pk)):
        stories = in_a_feed(newest_naming(subject, NEWEST, for_feeds()))
    house = current_house()
    title = f"{subject.name} – {house.name}"
    channel = Channel(house, title, subject.address, subject.address, subject.description, stories)
    return _answer(form, channel, is_for_search=not subject.no_index)


@tells_when_changed
@made_when_asked
@pressed
@require_safe
def replies_feed(request: HttpRequest, story_id: int, form: str) -> HttpResponse:
    """The newest 30 replies in print under a story that feeds may carry."""
    story = story_in_feeds(story_id)
    channel = story and channel_of_replies(story)
    if channel is None or request.path != f"{channel.under}{ENDINGS[form]}":  # a number can be written in many ways
        raise Http404
    return _answer(form, channel)


def _answer(form: str, channel: Channel, *, is_for_search: bool = True) -> HttpResponse:
    """With the hub in its head as well: that of JSON Feed is found nowhere else by the rules."""
    write, content_type = WRITERS[form]
    answer = HttpResponse(write(channel), content_type=content_type)
    if not is_for_search:
        answer.headers["X-Robots-Tag"] = "noindex"
    if channel.hub:
        answer.headers["Link"] = f'<{channel.hub}>; rel="hub", <{channel.address_in(form)}>; rel="self"'
    return answer
