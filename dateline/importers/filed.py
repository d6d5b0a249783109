"""A story as somebody filed it: read, checked and ready to be imported, before anything of ours is touched."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from dateline.importers.filed_html import Block

Status = Literal["usable", "withheld", "canceled"]
KEPT_OF_VERSION = 44


@dataclass(frozen=True)
class FiledAuthor:
    """A name in the byline."""

    name: str
    is_agency: bool = False


@dataclass(frozen=True)
class FiledSubject:
    """Somebody or something the story is about or mentions."""

    kind: str
    name: str
    ids: Mapping[str, str]
    is_about: bool


@dataclass(frozen=True)
class FiledPicture:
    """A picture that lies beside the story."""

    path: Path
    sha256: str
    where: str
    """The file and line that name it, for sentences."""
    title: str = ""
    caption: str = ""
    credit: str = ""
    alt_text: str = ""
    rights: str = ""
    uri: str = ""


@dataclass(frozen=True)
class FiledStory:
    """Everything we take from a delivery."""

    where: str
    uri: str
    version: str = ""
    version_created: datetime | None = None
    created: datetime | None = None
    embargoed_until: datetime | None = None
    status: Status = "usable"
    is_whole: bool = True
    """Whether it has a headline and words; what is not whole stays a draft for the desk."""
    headline: str = ""
    standfirst: str = ""
    authors: tuple[FiledAuthor, ...] = ()
    filed_from: str = ""
    slugline: str = ""
    language: str = ""
    kind: str = "news"
    blocks: tuple[Block, ...] = ()
    subjects: tuple[FiledSubject, ...] = ()
    pictures: tuple[FiledPicture, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def fingerprint(self) -> str:
        """The same for the same story, wherever its file lies and in whichever version of the standard."""
        content = asdict(self)
        del content["where"], content["notes"]
        for picture in content["pictures"]:
            del picture["where"], picture["path"]
        written = json.dumps(content, sort_keys=True, default=str)
        return hashlib.sha256(written.encode()).hexdigest()[:32]

    @property
    def source_version(self) -> str:
        """What `Story.source_version` keeps of it: fingerprint, hour and number of the version."""
        hour = f"{self.version_created.timestamp():.0f}" if self.version_created else ""
        return f"{self.fingerprint}|{hour}|{self.version[:KEPT_OF_VERSION]}"

    def is_older_than(self, source_version: str) -> bool:
        """Whether the version held is a later one: by number where both have one, else by hour."""
        _print, hour, number = [*source_version.split("|", 2), "", "", ""][:3]
        if _is_number(number) and _is_number(self.version) and int(number) != int(self.version):
            return int(self.version) < int(number)
        return bool(hour and self.version_created and int(self.version_created.timestamp()) < int(hour))


def _is_number(words: Any) -> bool:
    return words.isascii() and words.isdigit() and len(words) < KEPT_OF_VERSION
