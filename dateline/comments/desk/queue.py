"""The moderators' queue at the desk."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dateline.comments.desk.cards import cards_of, with_everything
from dateline.comments.desk.door import for_moderators
from dateline.comments.desk.forms import BanForm
from dateline.comments.desk.history import by_the_writer_of
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.comments.desk.memory import remembers
from dateline.comments.models import Reply
from dateline.comments.waiting import what_waits

MOST_COUNTED = 100
LARGEST_KEY = 2**31 - 1
TABS = {
    "pending": _("To read"),
    "reported": _("Reported"),
    "withheld": _("Withheld"),
    "appeals": _("Appeals"),
    "approved": _("Approved"),
    "rejected": _("Rejected"),
    "all": _("All"),
}
FLOOD = "flood"


class QueueForm(forms.Form):
    """Which replies to show: of which kind, under which story, by the writer of which reply; or one."""

    status = forms.ChoiceField(required=False, choices=[*TABS.items(), (FLOOD, FLOOD)])
    story = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    by = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    reply = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


@require_safe
@for_moderators
def queue(request: HttpRequest) -> HttpResponse:
    """Replies that wait, oldest first; those decided on, newest first."""
    form = QueueForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    status = asked.get("status") or "pending"
    numbers = waiting()
    found = with_everything(_asked(status, asked.get("story"), asked.get("by"), asked.get("reply")))
    leaf = leaf_of(request, found, asked.get("p") or 1)
    context = {
        "header_title": say("Replies"),
        "replies": leaf.rows,
        "cards": cards_of(leaf.rows, request.user),  # type: ignore[arg-type]
        "tabs": _tabs(request, status, numbers),
        "status": status,
        "story_id": asked.get("story"),
        "by": asked.get("by"),
        "reply_id": asked.get("reply"),
        "newer": leaf.newer,
        "older": leaf.older,
        "here": request.get_full_path(),
        "may_undo": remembers(request),
        "waiting": numbers["pending"],
        "flooded": Reply.objects.flooding().count() if status in ("pending", FLOOD) else 0,
        "rules": Reply.Rule.choices,
        "lengths": BanForm.base_fields["length"].choices,  # type: ignore[attr-defined]
    }
    return render(request, "comments/desk/queue.html", context)


def waiting() -> dict[str, str]:
    """How many of each kind wait, in figures, or nothing."""
    return {kind: _few(found) for kind, found in what_waits().items()}


def waiting_words() -> str:
    """How many replies wait, in figures, or nothing."""
    return _few(Reply.objects.pending())


def _few(found: Any) -> str:
    """Never counts beyond a hundred."""
    number = found[:MOST_COUNTED].count()
    return "" if not number else str(number) if number < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


def _tabs(request: HttpRequest, status: str, numbers: dict[str, str]) -> list[dict[str, Any]]:
    """Each with the number that waits, and with the same story or writer as now."""
    query: Any = request.GET.copy()
    query.pop("p", None)
    tabs = []
    for value, name in TABS.items():
        query["status"] = value
        number = numbers.get(value)
        tabs.append({"name": name, "number": number, "address": f"?{query.urlencode()}", "current": value == status})
    return tabs


def _asked(status: str, story: int | None, by: int | None, reply: int | None) -> Any:
    replies = Reply.objects.filter(pk=reply) if reply else Reply.objects.all()
    if story:
        replies = replies.filter(story_id=story)
    if by:
        theirs = Reply.objects.filter(pk=by).first()
        replies = replies.filter(by_the_writer_of(theirs)) if theirs else replies.none()
    special = {"pending": replies.pending, FLOOD: replies.flooding, "reported": replies.reported,
               "appeals": replies.appealed}  # fmt: skip
    if status in special:
        return special[status]()
    if status != "all":
        replies = replies.filter(status=status)
    return replies.order_by("-created_at", "-pk")
