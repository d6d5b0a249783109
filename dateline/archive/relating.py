"""Making lists of related stories anew, in the background."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django_tasks import task

_put_off: ContextVar[bool] = ContextVar("relating_put_off", default=False)


@task()
def relate_in_background() -> None:
    """Those that wait for it. What makes a list orders more of this, so it is imported late."""
    from dateline.archive.actions.relate_what_is_due import relate_what_is_due

    relate_what_is_due()


@contextmanager
def relating_put_off() -> Iterator[None]:
    """For who publishes and decides on a whole archive at once: within it no list is made, and each story waits for
    the `relate_what_is_due` that must follow."""
    before = _put_off.set(True)
    try:
        yield
    finally:
        _put_off.reset(before)


def is_put_off() -> bool:
    return _put_off.get()
