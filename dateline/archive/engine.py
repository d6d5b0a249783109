"""The engine this house reads with."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from dateline.archive.reader.reader import Reader

RULES = "rules"


@cache
def the_engine() -> "tuple[str, Reader]":
    """Its name and the reader: kept for as long as the process lives, since a model takes a second to load.

    Raises CannotRead when the model that is set cannot be had.
    """
    from dateline.archive.reader.reader import Reader  # its vocabularies take a while, and few processes read

    if not settings.READER_MODEL:
        return RULES, Reader()
    from dateline.archive.reader.engines.spacy import SpacyEngine

    engine = SpacyEngine.with_model(settings.READER_MODEL)
    return Path(settings.READER_MODEL).name[:100], Reader([engine])
