"""How much is on record of a subject, for its screen at the desk."""

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import ngettext

from dateline.archive.alike import alike_to
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


def filed_twice(subject: Subject) -> Line:
    """Who may be the same, and the way to merge them."""
    address = reverse("desk_merge_subject", args=(subject.pk,))
    alike = alike_to(subject)
    if not alike:
        return Line(say("Is it filed twice? Merge it into another."), address)
    names = ", ".join(f"“{other.name}”" for other in alike)
    return Line(say("May be the same as %(names)s. Look, and merge them.") % {"names": names}, address)


def two_in_one(subject: Subject) -> Line:
    """The way to tell apart what is of two."""
    return Line(
        say("Are some of its stories about another? Split it."), reverse("desk_split_subject", args=(subject.pk,))
    )
