"""The replies under a story, and the form."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dateline.comments.forms import ContactForm, ReplyForm
from dateline.comments.models import Reply, thread_key
from dateline.lib.json_ld import json_ld
from dateline.press.keys import under
from dateline.press.parts import keys_in, part
from dateline.press.tray import Rows, at_hand
from dateline.publication.models import Replies
from dateline.publication.queries import current_house
from dateline.stories.public_story import public_story

if TYPE_CHECKING:
    from dateline.stories.models import Story


MOST_FOR_MACHINES = 20
ACTION, ABOUT = "/replies/0/", "/the/story/"
"""What stands in the empty form for the addresses of one story."""


@part("replies", of=public_story)
def replies_part(story: "Story") -> SafeString:
    """Thread and empty form, the same for every reader."""
    thread = thread_of(story)
    mode = current_house().replies
    context = {
        "story": story,
        "replies": thread,
        "count": _count(thread),
        "for_machines": _for_machines(story, thread) if thread else "",
        "open": story.replies_open and mode != Replies.CLOSED,
        "can_mail": settings.CAN_MAIL,
        "empty_form": _empty_form(get_language(), mode, settings.CAN_MAIL)
        .replace(ACTION, reply_address(story))
        .replace(ABOUT, story.address),
    }
    return mark_safe(render_to_string("comments/replies.html", context))


@lru_cache(maxsize=8)
def _empty_form(_language: str, mode: str, can_mail: bool) -> str:
    """The same under every story but for two addresses. Made for each it took about a millisecond of a page."""
    told = {"form": ReplyForm(), "action": ACTION, "story_address": ABOUT, "can_mail": can_mail}
    return render_to_string("comments/form.html", {**told, "held_first": mode == Replies.HELD})


@part("contact form", baked=True)
def contact_form_part() -> SafeString:
    """The empty form by which readers write to the newsroom, the same for all."""
    return mark_safe(render_to_string("comments/contact_form.html", {"form": ContactForm()}))


def _for_machines(story: "Story", thread: list[dict[str, Any]]) -> SafeString:
    """https://schema.org/comment of the story; the first of many."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{story.address}"
    comments = [
        {
            "@type": "Comment",
            "@id": f"{address}#reply-{branch['id']}",
            "text": branch["text"],
            "dateCreated": branch["created_at"].isoformat(),
            "author": {"@type": "Person", "name": branch["name"]},
        }
        for branch in islice(_flat(thread), MOST_FOR_MACHINES)
    ]
    told = {"@type": "NewsArticle", "@id": address, "commentCount": _count(thread), "comment": comments}
    return json_ld({"@context": "https://schema.org", **told})


def _flat(thread: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """As it is read from top to bottom."""
    for branch in thread:
        yield branch
        yield from _flat(branch["children"])


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
        "text": reply.comment,
        "text_html": mark_safe(linebreaks(reply.comment, autoescape=True)),
        "created_at": reply.created_at,
        "is_staff": reply.is_staff,
        "children": [_branch(answer, children) for answer in children[reply.pk]],
    }


def _count(thread: list[dict[str, Any]]) -> int:
    return sum(1 + _count(branch["children"]) for branch in thread)
