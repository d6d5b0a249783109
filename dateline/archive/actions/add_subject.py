"""Make a subject in passing, while the record is read."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from dateline.archive.errors import ClosedBefore, KnownAlready
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def add_subject(*, name: str, kind: str, editor: "User") -> Subject:
    """Without a page for readers: that is another decision. Raises KnownAlready when one of its kind has this name, and
    ClosedBefore when the page of whoever has it was closed for good."""
    same = Subject.objects.filter(kind=kind, name__iexact=name)
    if same.filter(closed_at=None).exists():
        raise KnownAlready(name)
    if same.exists():
        raise ClosedBefore(name)
    subject = Subject(name=name, kind=kind)
    subject.full_clean()
    try:
        with transaction.atomic():
            subject.save()
    except IntegrityError:  # somebody else made it just now
        raise KnownAlready(name) from None
    log(instance=subject, action="wagtail.create", user=editor)
    return subject
