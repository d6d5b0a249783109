"""A disk of a few megabytes, real and of the test's own, that can be filled and given room again."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PIECE = 4096


class SmallDisk:
    """Mounted at a folder. What fills it is one file, beside what the newsroom keeps there."""

    def __init__(self, at: Path) -> None:
        self._ballast = at / "ballast"

    def fill(self) -> None:
        """To the last block."""
        with self._ballast.open("ab", buffering=0) as file:
            try:
                while file.write(bytes(PIECE)) == PIECE:
                    pass
            except OSError:
                return

    def make_room(self) -> None:
        self._ballast.unlink()


@contextmanager
def small_disk(at: Path, megabytes: int) -> Iterator[SmallDisk]:
    """In the place of the folder `at`, which may not be there yet, until the end of the block."""
    if os.geteuid() != 0:
        pytest.skip("Only root can mount a small disk.")
    at.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(at)], capture_output=True, text=True
    )
    if done.returncode:
        pytest.skip(f"No small disk can be mounted here: {done.stderr.strip()}")
    try:
        yield SmallDisk(at)
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)
