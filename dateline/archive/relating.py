"""Making lists of related stories anew, in the background."""

from django_tasks import task


@task()
def relate_in_background() -> None:
    """Those that wait for it. What makes a list orders more of this, so it is imported late."""
    from dateline.archive.actions.relate_what_is_due import relate_what_is_due

    relate_what_is_due()
