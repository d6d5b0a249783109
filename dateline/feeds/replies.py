"""The feed of the replies under one story."""

from uuid import uuid5

from django.utils.translation import gettext as _

from dateline.comments.addresses import at_address, reply_address
from dateline.comments.models import Reply, thread_key
from dateline.comments.typeset import typeset
from dateline.feeds.addresses import whole
from dateline.feeds.channel import Channel
from dateline.feeds.entry import Entry, Signed
from dateline.feeds.newest import NEWEST
from dateline.press.keys import under
from dateline.publication.queries import current_house
from dateline.stories.models import Story


def channel_of_replies(story: Story) -> Channel:
    """The newest in print. What its writer deleted, or a moderator took out, is gone."""
    house = current_house()
    with under(thread_key(story.pk)):
        replies = Reply.objects.filter(story=story.pk, erased_at=None).approved()
        entries = [_entry(reply, story) for reply in replies.order_by("-created_at", "-pk")[:NEWEST]]
    title = _("Replies to “%(headline)s”") % {"headline": story.title}
    return Channel(house, f"{title} – {house.name}", story.address, reply_address(story), entries=entries)


def _entry(reply: Reply, story: Story) -> Entry:
    return Entry(
        guid=f"urn:uuid:{uuid5(story.translation_key, f'reply {reply.pk}')}",
        title=_("Reply by %(name)s") % {"name": reply.name},
        address=whole(at_address(reply)),
        html=typeset(reply.comment),
        published=reply.created_at,
        updated=reply.edited_at or reply.created_at,
        authors=[Signed(reply.name)],
        language=story.language,
    )
