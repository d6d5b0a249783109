"""Delete what people wrote about their own pages, as long after the decision as letters are kept."""

from collections import Counter
from datetime import timedelta

from django.db import transaction

from dateline.archive.case_data import STAND, blank
from dateline.archive.models import Case
from dateline.lib import clock
from dateline.publication.queries import current_house

AT_ONCE = 500


@transaction.atomic
def forget_old_cases() -> Counter[str]:
    """Five hundred at most; how many of what. A case that is open waits for its answer."""
    now, house = clock.now(), current_house()
    old, older = now - timedelta(days=house.addresses_kept_for), now - timedelta(days=house.replies_kept_for)
    decided = Case.objects.exclude(outcome=Case.Outcome.OPEN).order_by("pk")
    gone = decided.filter(decided_at__lt=older).exclude(outcome__in=STAND).values_list("pk", flat=True)
    stand = decided.filter(decided_at__lt=older, outcome__in=STAND).exclude(name="", text="", email="")
    told = decided.filter(decided_at__lt=old).exclude(email="").values_list("pk", flat=True)
    kept = stand.values_list("pk", flat=True)
    return Counter(
        {
            "cases": Case.objects.filter(pk__in=list(gone[:AT_ONCE])).delete()[0],
            "letters of cases": blank(Case.objects.filter(pk__in=list(kept[:AT_ONCE]))),
            "addresses": Case.objects.filter(pk__in=list(told[:AT_ONCE])).update(email=""),
        }
    )
