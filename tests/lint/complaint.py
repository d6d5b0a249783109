"""What a check says: the file, the line, what is wrong, and the mend."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing that is wrong."""

    path: Path
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{path}:{self.line}: {self.what} {self.mend}"


def tell(complaints: Iterable[Complaint]) -> int:
    """Prints them in order; the exit code."""
    found = sorted(set(complaints))
    for complaint in found:
        print(complaint, file=sys.stderr)
    return 1 if found else 0
