"""Close a subject's page for good, or open it again."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from dateline.archive.known import Known
from dateline.archive.models import Mention, Quote
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

CLOSED, REOPENED = "archive.close_subject", "archive.reopen_subject"


@transaction.atomic
def close_subject(*, subject: Subject, editor: "User | None") -> Subject:
    """The page, its quotes and every way there are gone for readers at once. The reader proposes it no more, and what
    waits of it is rejected. What was decided is kept."""
    held = Subject.objects.select_for_update().get(pk=subject.pk)
    held.has_page, held.closed_at = False, held.closed_at or clock.now()
    held.save()
    touch(f"subjects.subject:{held.pk}", at_once=True)
    names = Known.among([held.name, *held.aliases]).closed
    told = {"state": Mention.State.REJECTED, "decided_at": clock.now(), "decided_by": editor}
    Mention.objects.waiting().filter(Q(subject=held) | Q(name__in=names, kind=held.kind)).update(**told)
    Quote.objects.waiting().filter(Q(speaker=held) | Q(speaker_name__in=names)).update(**told)
    log(instance=held, action=CLOSED, user=editor)
    return held


@transaction.atomic
def reopen_subject(*, subject: Subject, editor: "User | None") -> Subject:
    """It may have a page again. Whether it has one is another decision, and so is what was rejected."""
    held = Subject.objects.select_for_update().get(pk=subject.pk)
    held.closed_at = None
    held.save()
    log(instance=held, action=REOPENED, user=editor)
    return held
