"""Delete what the house has promised to keep no longer: a little at a time, so that other writers never wait long."""

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from dateline.comments.models import Appeal, Ban, Follower, Letter, Recommendation, Reply, Report, SentMail
from dateline.comments.queries import ASKED_FOR
from dateline.lib import clock
from dateline.publication.queries import current_house

log = logging.getLogger("dateline.worker")

AT_ONCE = 500
MAILS_KEPT = timedelta(days=90)
"""Longer than anybody asks again for the same mail."""

DECIDED_OR_SENT = Coalesce("moderated_at", "created_at")


def forget_old_replies() -> Counter[str]:
    """Five hundred of each at most; how many of what."""
    now, house = clock.now(), current_house()
    old, older = now - timedelta(days=house.addresses_kept_for), now - timedelta(days=house.replies_kept_for)
    gone = Counter(
        {
            "replies": _forget_replies(older),
            "letters": _delete(Letter.objects.filter(Q(done_at__lt=older) | Q(done_at=None, created_at__lt=older))),
            "addresses": _blank_addresses(old),
            "explanations of reports": _blank(Report.objects.filter(done_at__lt=older).exclude(words=""), words=""),
            "recommendations": _delete(Recommendation.objects.filter(created_at__lt=old)),
            "who never confirmed": _delete(Follower.objects.filter(confirmed_at=None, created_at__lt=now - ASKED_FOR)),
            "bans that are over": _delete(Ban.objects.filter(Q(until__lt=old) | Q(lifted_at__lt=old))),
            "records of mail": _delete(SentMail.objects.filter(at__lt=now - MAILS_KEPT)),
        }
    )
    if any(gone.values()):
        log.info("Forgotten: %s.", ", ".join(f"{number} {what}" for what, number in gone.items() if number))
    return gone


@transaction.atomic
def _forget_replies(before: datetime) -> int:
    """Rejected and withheld ones, with their letters, reports, notes and appeals; not while an appeal waits.

    What answers one of them stands at the top of the thread, and stays there: no page differs.
    """
    kept_back = Reply.objects.filter(status__in=[Reply.Status.REJECTED, Reply.Status.WITHHELD])
    waits = Exists(Appeal.objects.filter(reply=OuterRef("pk"), decided_at=None))
    old = kept_back.filter(~waits).annotate(since=DECIDED_OR_SENT).filter(since__lt=before)
    keys = list(old.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if not keys:
        return 0
    Reply.objects.filter(parent__in=keys).update(parent=None)
    Reply.objects.filter(pk__in=keys).delete()
    return len(keys)


def _blank_addresses(before: datetime) -> int:
    """Emails once nobody is to be told any more, and what stands for networks whatever became of the reply.

    What stands for a pen stays, so that a reader still finds their own replies; what stands for an email stays, so that
    they can have them erased. Neither leads back to anybody.
    """
    waits = Exists(Appeal.objects.filter(reply=OuterRef("pk"), decided_at=None))
    asks = Exists(Letter.objects.filter(reply=OuterRef("pk"), done_at=None))
    told = Reply.objects.exclude(email="").exclude(status=Reply.Status.PENDING).filter(~waits & ~asks)
    done = told.annotate(since=DECIDED_OR_SENT).filter(since__lt=before)
    return (
        _blank(done, email="")
        + _blank(Reply.objects.filter(created_at__lt=before).exclude(network_hash=""), network_hash="")
        + _blank(Letter.objects.filter(done_at__lt=before).exclude(email=""), email="")
        + _blank(Report.objects.filter(done_at__lt=before).exclude(email="", sender_hash="", name=""),
                 email="", sender_hash="", name="")
    )  # fmt: skip


def _blank(rows: "QuerySet", **fields: str) -> int:  # type: ignore[type-arg]
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return rows.model._default_manager.filter(pk__in=keys).update(**fields) if keys else 0


def _delete(rows: "QuerySet") -> int:  # type: ignore[type-arg]
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if keys:
        rows.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)
