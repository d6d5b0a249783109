"""How much is on record of a subject, for its screen at the desk."""

from django.utils.translation import gettext as say
from django.utils.translation import ngettext

from dateline.archive.models import Quote
from dateline.subjects.models import Subject
from dateline.subjects.told import Line


def quotes_on_record(subject: Subject) -> Line:
    """Confirmed, whether or not readers have a page of them."""
    number = Quote.objects.confirmed().filter(speaker=subject).count()
    if not number:
        return Line(say("No quote is on record."))
    return Line(
        ngettext("%(number)d quote is on record.", "%(number)d quotes are on record.", number) % {"number": number}
    )
