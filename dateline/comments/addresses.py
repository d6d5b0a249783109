"""Where the replies of a story stand, and what leads from one page of them to the next."""

from typing import TYPE_CHECKING, Any

from dateline.comments.thread import Order, Thread

if TYPE_CHECKING:
    from dateline.comments.models import Reply
    from dateline.stories.models import Story


def reply_address(story: "Story") -> str:
    """The form for a reply, and where it is sent."""
    return f"/replies/{story.pk}/"


def page_address(story: "Story", order: Order, number: int) -> str:
    """One page of a thread. The first of the oldest is the story itself."""
    if order is Order.OLDEST:
        return f"{reply_address(story)}page/{number}/" if number > 1 else f"{story.address}#replies"
    return f"{reply_address(story)}{order}/" + (f"page/{number}/" if number > 1 else "")


def place_of(story: "Story", thread: Thread, pk: int) -> str:
    """The reply on the page of `thread` (oldest first) that shows it; on the story's own when none does."""
    number = thread.page_of(pk) or 1
    page = page_address(story, Order.OLDEST, number) if number > 1 else story.address
    return f"{page}#reply-{pk}"


def at_address(reply: "Reply") -> str:
    """Leads to wherever a reply stands today."""
    return f"/replies/{reply.story_id}/at/{reply.pk}/"


def turns(story: "Story", thread: Thread, order: Order, number: int) -> dict[str, Any]:
    """The ways on from a page: the orders, the page before and the page after."""
    pages = len(thread.pages)
    return {
        "number": number,
        "pages": pages,
        "before": page_address(story, order, number - 1) if number > 1 else "",
        "after": page_address(story, order, number + 1) if number < pages else "",
        "orders": [{"order": each, "address": page_address(story, each, 1)} for each in Order],
    }
