"""Reads on their way from the front to the worker: now and then a small file of paths and numbers, and nothing else.

Knows nothing of Django, and nothing of readers.
"""

import json
import re
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.press.spool import alone_in, leave, left_in

FOLDER = "reads"

STORY = re.compile(r"/([\w-]{1,255})/([0-9]{4})/([0-9]{2})/([0-9]{2})/([\w-]{1,255})/")
"""How a story's address looks: section, day, name."""

looks_like_a_story = STORY.fullmatch


@dataclass(frozen=True)
class Reads:
    """How often each path was read until `moment`, since the file before.

    By pages that were asked for and by beacons apart: which of them counts is for the house to say, and the front does
    not know the house.
    """

    moment: int
    pages: dict[str, int]
    beacons: dict[str, int]


def keep_reads(root: Path, reads: Reads) -> None:
    """Write them down under the press's folder, whole or not at all. Raises OSError."""
    leave(root / FOLDER, asdict(reads))


def kept_reads(root: Path) -> list[Path]:
    """The files that wait, the oldest first."""
    return left_in(root / FOLDER)


def read_reads(path: Path) -> Reads | None:
    """What is in one file; None where a crash left it torn."""
    try:
        kept = json.loads(path.read_text(encoding="ascii"))
        return Reads(int(kept["moment"]), _counts(kept["pages"]), _counts(kept["beacons"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _counts(kept: dict[str, int]) -> dict[str, int]:
    return {path: int(count) for path, count in kept.items()}


def alone_with_reads(root: Path) -> AbstractContextManager[bool]:
    """Whether nobody else on this machine is at the files; while the block lasts, nobody else will be."""
    return alone_in(root / FOLDER)
