"""What each process of the press has in memory, told in a small file of its own. Knows nothing of Django."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.press.backends.files import replace_file

FOLDER = "memory"
SECONDS_KEPT = 30.0
"""A process that has written nothing for so long is no more."""


@dataclass(frozen=True)
class Held:
    """Pages and parts in the memory of one process, their bytes, and how many there may be."""

    pages: int
    parts: int
    bytes: int
    most_bytes: int


def keep_held(root: Path, held: Held, now: float | None = None) -> None:
    """Write down what this process has. Raises OSError."""
    told = {**asdict(held), "moment": time.time() if now is None else now}
    _own(root).parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    replace_file(_own(root), json.dumps(told).encode())


def forget_held(root: Path, now: float | None = None) -> None:
    """Of this process, which ends, and of those that were killed."""
    present = {pid for pid, _ in _told(root, now)} - {os.getpid()}
    for path in (root / FOLDER).glob("*.json"):
        if path.stem not in {str(pid) for pid in present}:
            path.unlink(missing_ok=True)


def kept_held(root: Path, now: float | None = None) -> dict[int, Held]:
    """By process, of those that are there."""
    return dict(_told(root, now))


def _told(root: Path, now: float | None) -> Iterator[tuple[int, Held]]:
    since = (time.time() if now is None else now) - SECONDS_KEPT
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            told = json.loads(path.read_bytes())
            if told.pop("moment") >= since:
                yield int(path.stem), Held(**{name: int(figure) for name, figure in told.items()})
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            continue


def _own(root: Path) -> Path:
    return root / FOLDER / f"{os.getpid()}.json"
