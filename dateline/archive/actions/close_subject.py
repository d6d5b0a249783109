"""Close a subject's page for good, or open it again."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.log_actions import log

from dateline.archive.actions.keep_events import title_without_a_name
from dateline.archive.known import Known
from dateline.archive.models import Event, Mention, Participant, Quote, Tie
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
    _reject_what_waits(held, editor)
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


def _reject_what_waits(held: Subject, editor: "User | None") -> None:
    names = Known.among([held.name, *held.aliases]).closed
    told = {"state": Mention.State.REJECTED, "decided_at": clock.now(), "decided_by": editor}
    Mention.objects.waiting().filter(Q(subject=held) | Q(name__in=names, kind=held.kind)).update(**told)
    Quote.objects.waiting().filter(Q(speaker=held) | Q(speaker_name__in=names)).update(**told)
    ends = Q(from_subject=held) | Q(to_subject=held) | Q(about=held)
    called = Q(from_name__in=names) | Q(to_name__in=names) | Q(about_name__in=names)
    Tie.objects.waiting().filter(ends | called).update(**told)
    theirs = Participant.objects.filter(Q(subject=held) | Q(name__in=names), event__state=Event.State.PROPOSED)
    events = Event.objects.filter(pk__in=list(theirs.values_list("event", flat=True)))
    theirs.delete()
    others = Exists(Participant.objects.filter(event=OuterRef("pk")))
    events.exclude(others).update(**told)
    for event in events.filter(others):
        event.title = title_without_a_name(event)
        event.save(update_fields=["title"])
