"""Does the readers' search find every story?"""

from collections.abc import Iterator

from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.search.actions.begin_anew import is_elsewhere
from dateline.search.actions.build_index import missing
from dateline.search.engines import the_engine
from dateline.search.engines.base import OutOfReach
from dateline.search.models import Due, Entry

FEW_WAIT = 100
"""More than these wait for long."""


def look_at_search() -> Iterator[Finding]:
    """One statement over all stories, and a search server is asked how many it holds."""
    try:
        elsewhere = is_elsewhere()
        differing = 0 if elsewhere else the_engine().count() - Entry.objects.count()
    except OutOfReach as error:
        yield failure("search", str(error), "See that it runs, and that search_url is right. What is due stays due.")
        return
    if elsewhere:
        told = "The index of the search does not lie where search_url says."
        yield warning("search", told, "The worker begins it anew; or run `dateline search build`.")
        return
    if differing < 0:
        told = f"Of {-differing} stories the search has the row and not the words: they are not found."
        yield failure("search", told, "Run `dateline search build --anew`.")
        return
    yield from _missing()


def _missing() -> Iterator[Finding]:
    number, waiting = missing().count(), Due.objects.count()
    if not number:
        yield good("search", f"Every story readers may see is in the index of the search, kept by {the_engine().name}.")
    elif number <= waiting <= FEW_WAIT:
        yield good("search", f"{number} stories are about to enter the index of the search.")
    else:
        yield warning("search", f"The search does not find {number} stories yet.", "Run `dateline search build`.")
