"""A subject gets a page, loses it or goes."""

from dateline.archive.lists import lists_of_subject
from dateline.archive.models import Quote
from dateline.archive.queries import SUBJECTS
from dateline.press.actions.touch import touch
from dateline.subjects.models import Subject


def note_page(*, subject: Subject) -> None:
    """To be called before `subject` is saved: whether readers, or search engines, have a page of it may be about to
    change."""
    before = Subject.objects.filter(pk=subject.pk).values_list("has_page", "no_index").first()
    if before is None:
        return
    had_page, was_kept_out = before
    if had_page != subject.has_page:
        touch_subject(subject=subject)
    if was_kept_out != subject.no_index:
        touch(SUBJECTS)


def touch_subject(*, subject: Subject) -> None:
    """Everything that shows the page, leads to it or prints what the subject said: gone at once, and made anew."""
    quotes = Quote.objects.on_record().by(subject).values_list("pk", flat=True)
    touch(*lists_of_subject(subject), *(f"archive.quote:{pk}" for pk in quotes), at_once=True)
