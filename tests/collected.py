"""Static files as a newsroom collects them: that takes a quarter of a minute, so they are kept and copied.

A newsroom that finds them looks at the hash of their sources and collects its own when they are others.
"""

import shutil
from pathlib import Path

from dateline.ops.actions.collect_static import MARK
from tests.running import alone

FOLDERS = ("made", "static")


def put_collected(kept: Path, data: Path) -> None:
    """Into the `data` of a newsroom that is about to be made; nothing where none are kept."""
    collected = kept / "collected"
    with alone(collected):
        if (collected / MARK).exists():
            _copy(collected, data)


def keep_collected(data: Path, kept: Path) -> None:
    """From a newsroom that was just made, unless it found them kept."""
    collected = kept / "collected"
    with alone(collected):
        if not _are_alike(collected / MARK, data / MARK):
            shutil.rmtree(collected, ignore_errors=True)
            collected.mkdir()
            _copy(data, collected)


def _copy(of: Path, into: Path) -> None:
    """The mark last: where it stands, everything does."""
    for name in FOLDERS:
        shutil.copytree(of / name, into / name, dirs_exist_ok=True)
    shutil.copyfile(of / MARK, into / MARK)


def _are_alike(one: Path, other: Path) -> bool:
    return one.exists() and one.read_bytes() == other.read_bytes()
