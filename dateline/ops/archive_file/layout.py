"""What stands in a backup: one .tar.gz, its contents page last.

    dateline.toml        the settings, with the secret
    database.sqlite3     or database.pgdump, what `pg_dump -Fc` writes
    media/…              every original and every size
    push-key.pem         only when asked for: by which push services know the house
    contents.json        version, when, and for each file its size and SHA-256

The contents page comes last, so a backup that was cut off has none and is refused.
"""

from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

FORMAT = 1
CONTENTS = "contents.json"
SETTINGS = "dateline.toml"
PUSH_KEY = "push-key.pem"
SQLITE = "database.sqlite3"
POSTGRES = "database.pgdump"
MEDIA = "media"

MOST_FILES = 2_000_000
LONGEST_CONTENTS = 256 << 20
LONGEST_SETTINGS = 1 << 20
LONGEST_NAME = 1000


@dataclass
class Contents:
    """The contents page."""

    format: int
    version: str
    made_at: str
    database: str
    files: dict[str, tuple[int, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def is_expected(name: str) -> bool:
    """Whether a backup of ours could hold a file of this name: no way out of the folder, nothing hidden in it."""
    if name in (CONTENTS, SETTINGS, PUSH_KEY, SQLITE, POSTGRES):
        return True
    if len(name) > LONGEST_NAME or "\\" in name or not name.isprintable():
        return False
    parts = name.split("/")
    return parts[0] == MEDIA and len(parts) > 1 and all(part not in ("", ".", "..") for part in parts)


def media_name(relative: PurePosixPath) -> str:
    """The name in the backup of a file in the media folder."""
    return f"{MEDIA}/{relative}"
