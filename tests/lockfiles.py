"""The lock files, read the way the tests about them need."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "lock.txt"
DEV_LOCK = ROOT / "requirements" / "dev.txt"
UV_LOCK = ROOT / "requirements" / "uv.txt"
READER_LOCK = ROOT / "requirements" / "reader.txt"
MODEL_LOCK = ROOT / "requirements" / "reader-model.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>.*))?")


@dataclass(frozen=True)
class Pin:
    """One package of a lock file, with the words that stand under it."""

    name: str
    version: str
    marker: Marker | None
    hashes: tuple[str, ...]
    wanted_by: tuple[str, ...]

    @property
    def is_for_this_machine(self) -> bool:
        return self.marker is None or self.marker.evaluate()


def pins(path: Path) -> list[Pin]:
    found = []
    for block in re.split(r"^(?=[^\s#])", path.read_text(), flags=re.MULTILINE)[1:]:
        first, *rest = block.splitlines()
        match = PIN.fullmatch(first.removesuffix("\\").strip())
        assert match, f"{path.name} has a line that is no pin: {first}"
        found.append(
            Pin(
                name=canonicalize_name(match["name"]),
                version=match["version"],
                marker=Marker(match["marker"]) if match["marker"] else None,
                hashes=tuple(line.strip(" \\") for line in rest if line.startswith("    --hash=")),
                wanted_by=tuple(
                    re.sub(r"^#\s*(via\s*)?", "", line.strip()) for line in rest if line.strip().startswith("#")
                ),
            )
        )
    return found
