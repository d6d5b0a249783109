"""Keeping the index, in the background: publishing a story never waits for it."""

import logging

from django_tasks import task

log = logging.getLogger("dateline.worker")

MOST = 500
"""Stories a task reads, so that mail and the rest of the background's work come between."""


@task()
def index_in_background() -> None:
    """What is due; the rest in a task of its own. What indexes stories reads them, so it is imported late.

    Where the words cannot be put it ends, and the worker's round orders another.
    """
    from dateline.search.actions.index_what_is_due import index_what_is_due
    from dateline.search.engines.base import OutOfReach
    from dateline.search.models import Due

    try:
        index_what_is_due(MOST)
    except OutOfReach as error:
        log.warning("%s What is due stays due.", error)
        return
    if Due.objects.exists():
        index_in_background.enqueue()
