"""One reply as a moderator sees it: with its thread, its writer's history and what readers say against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber

from dateline.comments.desk.history import History, histories_of
from dateline.comments.models import Appeal, Note, Reply, Report
from dateline.comments.moderators import is_another_there
from dateline.comments.rejections import rejected_by

if TYPE_CHECKING:
    from dateline.accounts.models import User

REPORTS_SHOWN = 10


@dataclass(frozen=True)
class Card:
    """What stands on one."""

    reply: Any
    history: History
    before: Reply | None
    """The approved reply under the same story that came before it."""
    after: Reply | None
    appeal: Appeal | None
    may_decide_appeal: bool
    may_give_reason: bool
    """To a rejection that has none yet; not to spam, nor while its appeal waits."""


def with_everything(replies: "QuerySet[Reply]") -> "QuerySet[Reply]":
    """So that a leaf of cards costs some statements, and not some for each."""
    return (
        replies.select_related("story", "story__section", "moderated_by", "parent", "parent__parent", "appeal")
        .defer("story__body", "story__search_text")
        .annotate(before_id=Subquery(_neighbour("lt", "-")), after_id=Subquery(_neighbour("gt", "")))
        .annotate(rejecter=rejected_by(), more_reports=_number_of_open_reports() - REPORTS_SHOWN)
        .prefetch_related(
            "letters",
            Prefetch("reports", _reports()),
            Prefetch("notes", Note.objects.select_related("by")),
        )
    )


def cards_of(replies: Sequence[Any], moderator: "User") -> list[Card]:
    """In the same order."""
    beside = {each for reply in replies for each in (reply.before_id, reply.after_id) if each}
    neighbours: dict[int, Reply] = Reply.objects.in_bulk(beside)
    histories = histories_of(replies)
    alone = not is_another_there(moderator)
    return [
        Card(
            reply=reply,
            history=histories[reply.pk],
            before=neighbours.get(reply.before_id),
            after=neighbours.get(reply.after_id),
            appeal=getattr(reply, "appeal", None),
            may_decide_appeal=alone or reply.rejecter != moderator.pk,
            may_give_reason=_may_give_reason(reply),
        )
        for reply in replies
    ]


def _may_give_reason(reply: Reply) -> bool:
    appeal = getattr(reply, "appeal", None)
    lacks_one = reply.status == Reply.Status.REJECTED and not (reply.rule or reply.is_spam or reply.erased_at)
    return lacks_one and not (appeal and appeal.decided_at is None)


def _reports() -> "QuerySet[Report]":
    """Of each reply the first few: those that wait, the oldest before the others. A crowd may report one reply."""
    order = [F("done_at").asc(nulls_first=True), F("created_at").asc(), F("pk").asc()]
    place = Window(RowNumber(), partition_by="reply", order_by=order)
    return (
        Report.objects.annotate(place=place).filter(place__lte=REPORTS_SHOWN).select_related("done_by").order_by(*order)
    )


def _number_of_open_reports() -> Coalesce:
    waiting = Report.objects.filter(reply=OuterRef("pk"), done_at=None).order_by().values("reply")
    return Coalesce(Subquery(waiting.annotate(number=Count("pk")).values("number")), 0)


def _neighbour(which: str, order: str) -> "QuerySet[Any]":
    beside = Reply.objects.approved().filter(
        **{"story": OuterRef("story"), f"created_at__{which}": OuterRef("created_at")}
    )
    return beside.exclude(pk=OuterRef("parent")).order_by(f"{order}created_at").values("pk")[:1]
