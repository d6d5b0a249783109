"""A subject was changed at the desk: readers may have a page of it now, or no more."""

from dateline.archive.models import Quote
from dateline.archive.queries import QUOTES, quotes_of
from dateline.press.actions.touch import touch
from dateline.subjects.models import Subject


def note_page_switch(*, subject: Subject) -> None:
    """What they said leaves the record readers see before the editor hears that the page is closed."""
    if Quote.objects.confirmed().filter(speaker=subject).exists():
        touch(QUOTES, quotes_of(subject.pk), at_once=not subject.has_page)
