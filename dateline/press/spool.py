"""Small files on their way from one process to another: whole or not there, taken in the order of their names.

Knows nothing of Django.
"""

import fcntl
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.press.backends.files import replace_file

ENDING = ".json"
LOCK = "lock"


def leave(folder: Path, content: object, first: str = "") -> None:
    """Write it down, whole or not at all; after those left before, among those whose name begins with `first`.

    Raises OSError.
    """
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    name = f"{first}{time.time_ns()}-{secrets.token_hex(4)}"
    replace_file(folder / f"{name}{ENDING}", json.dumps(content).encode("ascii"))


def left_in(folder: Path) -> list[Path]:
    """The files that wait, in their order."""
    return sorted(folder.glob(f"*{ENDING}"))


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Whether nobody else on this machine is at the files; while the block lasts, nobody else will be."""
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
