"""What is kept of those who wrote about their own page, for who asks for their data or to have it erased."""

from django.db.models import QuerySet

from dateline.archive.models import Case
from dateline.comments.data.tables import KeptElsewhere

STAND = (Case.Outcome.CLOSED, Case.Outcome.NOT_INDEXED)
"""Outcomes that last: that they were decided, by whom and why stays, and nothing of who asked."""


def blank(cases: "QuerySet[Case]") -> int:
    """How many keep nothing of who asked any more."""
    return cases.update(name="", text="", email="")


def _of_everybody() -> "QuerySet[Case]":
    return Case.objects.order_by("pk")


def _of_reader(email: str) -> "QuerySet[Case]":
    return _of_everybody().filter(email__iexact=email)


def _erase(cases: "QuerySet[Case]") -> None:
    keys = list(cases.values_list("pk", flat=True))
    blank(Case.objects.filter(pk__in=keys, outcome__in=STAND))
    Case.objects.filter(pk__in=keys).exclude(outcome__in=STAND).delete()


CASES = KeptElsewhere("cases", _of_everybody, _of_reader, _erase)
