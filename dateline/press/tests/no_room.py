"""A disk that takes nothing more, by the system's own word: it holds this process to files of no length."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_room(allowed: int = 0) -> Iterator[None]:
    """Until the end of the block. Nothing in it may log: what pytest catches goes to a file too."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
