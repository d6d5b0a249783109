"""Does the readers' search find every story?"""

from collections.abc import Iterator

from dateline.ops.checkup.finding import Finding, good, warning
from dateline.search.actions.build_index import missing
from dateline.search.models import Due

FEW_WAIT = 100
"""More than these wait for long."""


def look_at_search() -> Iterator[Finding]:
    """One statement over all stories."""
    number, waiting = missing().count(), Due.objects.count()
    if not number:
        yield good("search", "Every story readers may see is in the index of the search.")
    elif number <= waiting <= FEW_WAIT:
        yield good("search", f"{number} stories are about to enter the index of the search.")
    else:
        yield warning("search", f"The search does not find {number} stories yet.", "Run `dateline search build`.")
