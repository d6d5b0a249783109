"""Erase what is kept of the reader with one address."""

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dateline.comments.actions.erase_own import erase_own
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.data.tables import kept_elsewhere, of_reader
from dateline.comments.models import Ban, Decision, Follower, Letter, Note, Reply, Report
from dateline.gatekeeper.sender import email_hash

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def erase_reader(*, email: str, by: "User | None" = None) -> Counter[str]:
    """How many of what went. Replies go as if their writer deleted them: where somebody answered, an empty place stays.

    A report stays without anything of who sent it, for the year's numbers. A ban stays as a hash, or erasing would lift
    it. The log says how many, and never whose.
    """
    tables = of_reader(email)
    keys = {name: list(rows.values_list("pk", flat=True)) for name, rows in tables.items()}
    Letter.objects.filter(pk__in=keys["letters"]).delete()
    Ban.objects.filter(Q(reply__in=keys["replies"]) | Q(email_hash=email_hash(email))).update(name="")
    Note.objects.filter(reply__in=keys["replies"]).delete()
    answers_first = Reply.objects.filter(pk__in=keys["replies"]).order_by("-created_at", "-pk")
    for reply in answers_first:
        erase_own(reply=reply, forgets_the_past=True)
    Report.objects.filter(pk__in=keys["reports"]).update(email="", name="", words="", sender_hash="")
    Follower.objects.filter(pk__in=keys["followers"]).delete()
    for kept in kept_elsewhere:
        kept.erase(kept.all().filter(pk__in=keys[kept.name]))
    names = ["replies", "letters", "reports", "followers", *(kept.name for kept in kept_elsewhere)]
    gone = Counter({name: len(keys[name]) for name in names})
    write_decision(verb=Decision.Verb.ERASE, by=by, told=_told(gone))
    return gone


def _told(gone: Counter[str]) -> str:
    return _("%(replies)s replies, %(letters)s letters, %(reports)s reports, %(followers)s follows") % gone
