"""Keeping the index, in the background: publishing a story never waits for it."""

from django_tasks import task

MOST = 500
"""Stories a task reads, so that mail and the rest of the background's work come between."""


@task()
def index_in_background() -> None:
    """What is due; the rest in a task of its own. What indexes stories reads them, so it is imported late."""
    from dateline.search.actions.index_what_is_due import index_what_is_due
    from dateline.search.models import Due

    index_what_is_due(MOST)
    if Due.objects.exists():
        index_in_background.enqueue()
