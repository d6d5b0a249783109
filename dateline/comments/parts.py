"""The replies under a story, and the form."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

from dateline.comments.forms import ReplyForm
from dateline.comments.models import LONGEST_COMMENT, Reply, thread_key
from dateline.press.keys import under
from dateline.press.parts import keys_in, part
from dateline.press.tray import Rows, at_hand
from dateline.stories.public_story import public_story

if TYPE_CHECKING:
    from dateline.stories.models import Story


@part("replies", of=public_story)
def replies_part(story: "Story") -> SafeString:
    """Thread and empty form, the same for every reader."""
    thread = thread_of(story)
    context = {
        "story": story,
        "replies": thread,
        "count": _count(thread),
        "form": ReplyForm(),
        "action": reply_address(story),
        "open": story.replies_open,
        "longest": LONGEST_COMMENT,
    }
    return mark_safe(render_to_string("comments/replies.html", context))


def reply_address(story: "Story") -> str:
    return f"/replies/{story.pk}/"


def thread_of(story: "Story") -> list[dict[str, Any]]:
    """Approved replies as a tree, oldest first. A reply whose parent is not approved stands at the top."""
    with under(thread_key(story.pk)):
        replies = at_hand(_row_name(story.pk))
        if replies is None:
            replies = list(Reply.objects.filter(story=story).approved().order_by("created_at", "pk"))
    shown = {reply.pk for reply in replies}
    children: dict[int | None, list[Reply]] = defaultdict(list)
    for reply in replies:
        children[reply.parent_id if reply.parent_id in shown else None].append(reply)
    return [_branch(reply, children) for reply in children[None]]


def all_threads(names: Sequence[str]) -> Rows:
    """The approved replies, oldest first, of every story that the parts `names` show them of."""
    keys = keys_in(names, "replies")
    threads: dict[int, list[Reply]] = {key: [] for key in keys}
    for reply in Reply.objects.filter(story__in=keys).approved().order_by("created_at", "pk") if keys else ():
        threads[reply.story_id].append(reply)
    return {_row_name(key): thread for key, thread in threads.items()}


def _row_name(key: int) -> tuple[str, int]:
    """What a thread is called while it lies ready."""
    return "thread", key


def _branch(reply: Reply, children: dict[int | None, list[Reply]]) -> dict[str, Any]:
    return {
        "id": reply.pk,
        "name": reply.name,
        "text_html": mark_safe(linebreaks(reply.comment, autoescape=True)),
        "created_at": reply.created_at,
        "is_staff": reply.is_staff,
        "children": [_branch(answer, children) for answer in children[reply.pk]],
    }


def _count(thread: list[dict[str, Any]]) -> int:
    return sum(1 + _count(branch["children"]) for branch in thread)
