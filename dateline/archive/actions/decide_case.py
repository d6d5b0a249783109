"""Decide on what somebody said of their own page, and tell them."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.close_subject import close_subject
from dateline.archive.errors import DecidedBefore, GoneSinceSeen
from dateline.archive.models import Case
from dateline.archive.tasks import tell_case
from dateline.lib import clock
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def decide_case(*, case: Case, outcome: str, why: str, editor: "User") -> Case:
    """Do what was decided, at once, and mail it with `why` to who asked.

    What is corrected an editor has corrected before. Raises DecidedBefore, and GoneSinceSeen where nobody is left whose
    page could be closed.
    """
    held = Case.objects.select_for_update(of=("self",)).select_related("subject").get(pk=case.pk)
    if held.outcome != Case.Outcome.OPEN:
        raise DecidedBefore
    _do(held.subject, outcome, editor)
    held.outcome, held.why, held.decided_at, held.decided_by = outcome, why, clock.now(), editor
    held.save()
    if held.email:
        tell_case.enqueue(held.pk)
    return held


def _do(subject: Subject | None, outcome: str, editor: "User") -> None:
    if outcome not in (Case.Outcome.CLOSED, Case.Outcome.NOT_INDEXED):
        return
    if subject is None:
        raise GoneSinceSeen
    if outcome == Case.Outcome.CLOSED:
        close_subject(subject=subject, editor=editor)
        return
    subject.no_index = True
    subject.save()
