"""The engine this house reads with."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from dateline.archive.reader.reader import Reader

RULES = "rules"
LONGEST_NAME = 40


@cache
def the_engine() -> "tuple[str, Reader]":
    """Its name and the reader: kept for as long as the process lives, since a model takes a second to load.

    Raises CannotRead when the model that is set cannot be had.
    """
    from dateline.archive.reader.reader import Reader  # its vocabularies take a while, and few processes read

    if not settings.READER_MODEL:
        return name_of_engine(), Reader()
    from dateline.archive.reader.engines.spacy import SpacyEngine

    engine = SpacyEngine.with_model(settings.READER_MODEL)
    return name_of_engine(), Reader([engine])


def name_of_engine(model: str | None = None) -> str:
    """The model and its version, or that rules alone read, and which reader of ours. The house's own model where none
    is named. Loads no model."""
    from dateline.archive.reader.version import reader_version

    grammar = _grammar(settings.READER_MODEL if model is None else model)
    return f"{grammar}, reader {reader_version()}"


def read_by(engine: str, switched_off: Iterable[str]) -> str:
    """What is kept with a reading: the engine, and the rules that were off. What has another one is read anew."""
    off = "\n".join(sorted(set(switched_off)))
    return f"{engine}, without {blake2b(off.encode(), digest_size=4).hexdigest()}" if off else engine


def _grammar(model: str) -> str:
    if not model:
        return RULES
    from dateline.archive.reader.engines.installed import version_of_model

    return f"{Path(model).name[:LONGEST_NAME]} {version_of_model(model)}".strip()
