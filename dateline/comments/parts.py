"""The replies under a story, and the form."""

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dateline.comments.addresses import reply_address, turns
from dateline.comments.forms import ContactForm, ReplyForm
from dateline.comments.in_print import Branch, branches_of, flat, thread_in_print
from dateline.comments.mode import terms_of
from dateline.comments.thread import Order
from dateline.lib.json_ld import json_ld
from dateline.press.keys import note_until
from dateline.press.parts import part
from dateline.publication.models import Replies
from dateline.publication.queries import current_house, house_today
from dateline.stories.public_story import public_story

if TYPE_CHECKING:
    from dateline.stories.models import Story


MOST_FOR_MACHINES = 20
ACTION = "/replies/0/"
"""What stands in the empty form for the address of one story's replies."""


@part("replies", of=public_story)
def replies_part(story: "Story") -> SafeString:
    """Thread and empty form, the same for every reader."""
    context = thread_context(story, Order.OLDEST, 1)
    if context["count"]:
        context["for_machines"] = _for_machines(story, context["replies"], context["count"])
    return mark_safe(render_to_string("comments/replies.html", context))


def thread_context(story: "Story", order: Order, number: int) -> dict[str, Any]:
    """What one page of a thread shows, with the empty form under it."""
    terms = terms_of(story, current_house())
    note_until(terms.ends_at)
    thread = thread_in_print(story.pk, order)
    return {
        "story": story,
        "replies": branches_of(story.pk, thread.page(number)),
        "count": thread.count,
        "order": order,
        "turns": turns(story, thread, order, number),
        "open": terms.are_open,
        "can_mail": settings.CAN_MAIL,
        "empty_form": _empty_form(get_language(), terms.mode, settings.CAN_MAIL).replace(ACTION, reply_address(story)),
    }


@lru_cache(maxsize=8)
def _empty_form(_language: str, mode: str, can_mail: bool) -> str:
    """The same under every story but for its address. Made for each it took about a millisecond of a page."""
    told = {"form": ReplyForm(), "action": ACTION, "can_mail": can_mail}
    return render_to_string("comments/form.html", {**told, **who_reads_first(mode)})


def who_reads_first(mode: str) -> dict[str, bool]:
    """What the form says of it."""
    return {"held_first": mode == Replies.HELD, "first_held": mode == Replies.FIRST}


@part("contact form", baked=True)
def contact_form_part() -> SafeString:
    """The empty form by which readers write to the newsroom, the same for all."""
    return mark_safe(render_to_string("comments/contact_form.html", {"form": ContactForm()}))


@part("numbers of replies", baked=True)
def numbers_link() -> SafeString:
    """The way to what this year of moderation was."""
    return mark_safe(render_to_string("comments/numbers_link.html", {"year": house_today().year}))


def _for_machines(story: "Story", thread: list[Branch], count: int) -> SafeString:
    """https://schema.org/comment of the story; the first of many."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{story.address}"
    comments = [
        {
            "@type": "Comment",
            "@id": f"{address}#reply-{branch['id']}",
            "text": branch["text"],
            "datePublished": branch["created_at"].isoformat(),
            "author": {"@type": "Person", "name": branch["name"]},
        }
        for branch in islice((each for each in flat(thread) if not each["is_erased"]), MOST_FOR_MACHINES)
    ]
    told = {"@type": "NewsArticle", "@id": address, "commentCount": count, "comment": comments}
    return json_ld({"@context": "https://schema.org", **told})
