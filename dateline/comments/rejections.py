"""Who rejected a reply: so that another moderator decides on an appeal."""

from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from dateline.comments.models import Decision, Reply
from dateline.comments.moderators import is_another_there

if TYPE_CHECKING:
    from dateline.accounts.models import User

REJECTIONS = (Decision.Verb.REJECT, Decision.Verb.SPAM)


def rejected_by() -> Coalesce:
    """Of each reply of a query: who wrote the last line that rejected it and was not taken back. A flood is rejected in
    one line that names no reply; then the reply says who did it."""
    lines = Decision.objects.filter(reply=OuterRef("pk"), verb__in=REJECTIONS, replies__gt=0, undone_by=None)
    return Coalesce(
        Subquery(lines.order_by("-at", "-pk").values("by")[:1]), F("moderated_by"), output_field=BigIntegerField()
    )


def may_decide_on_appeal(reply: Reply, moderator: "User") -> bool:
    """Whether `moderator` is another than who rejected it, or the only one there is."""
    rejecter = Reply.objects.filter(pk=reply.pk).annotate(rejecter=rejected_by()).values_list("rejecter", flat=True)
    return rejecter.first() != moderator.pk or not is_another_there(moderator)
