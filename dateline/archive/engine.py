"""The engine this house reads with."""

from functools import cache

from dateline.archive.reader.reader import Reader


@cache
def the_engine() -> tuple[str, Reader]:
    """Its name and the reader: kept for as long as the process lives, since a model takes a second to load."""
    return "rules", Reader()
