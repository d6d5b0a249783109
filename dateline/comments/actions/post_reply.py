"""Take a reader's reply in; a moderator reads it before anybody else does."""

from typing import TYPE_CHECKING

from dateline.comments.errors import RepliesClosed
from dateline.comments.models import Reply

if TYPE_CHECKING:
    from dateline.stories.models import Story


def post_reply(*, story: "Story", name: str, comment: str, parent: Reply | None = None) -> Reply:
    """Keep the reply as pending. Raises RepliesClosed when the story takes none."""
    if not story.replies_open:
        raise RepliesClosed
    return Reply.objects.create(story=story, parent=_shallow(parent), name=name, comment=comment)


def _shallow(parent: Reply | None) -> Reply | None:
    """`parent`, or the reply it answers when a thread would grow deeper than three."""
    if parent and parent.parent and parent.parent.parent:
        return parent.parent
    return parent
