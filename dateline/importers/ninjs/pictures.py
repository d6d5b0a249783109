"""Finds the pictures a story names among the files beside it. Nothing is ever fetched."""

import hashlib
import os
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from dateline.importers.filed import FiledPicture
from dateline.importers.ninjs.errors import BadNinjs
from dateline.importers.ninjs.item import Item
from dateline.importers.ninjs.json_text import shown
from dateline.importers.ninjs.limits import MOST_ASSOCIATIONS, MOST_FILES_LOOKED_AT
from dateline.importers.ninjs.source import Source
from dateline.importers.ninjs.words import caption_of, credit_of, fitted, headline_of
from dateline.lib import clock
from dateline.media.limits import MOST_BYTES

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
PICTURE_TYPES = ("picture", "graphic")
PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic)$", re.IGNORECASE)


class Folder:
    """The folder of one delivery, beyond whose edge nothing is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._by_name: dict[str, list[Path]] | None = None

    def relative(self, href: str) -> Path | None:
        """The file `href` names from here, or None when there is none. ValueError says why it may not be opened."""
        plain = unquote(href)
        parts = PurePosixPath(plain).parts
        if "\\" in plain or "\0" in plain or ".." in parts or plain.startswith("/") or SCHEME.match(plain):
            raise ValueError("leads out of the folder of the story. Put the picture beside it")
        return self._inside(self.path / plain)

    def named(self, name: str) -> Path | None:
        """The one file of this name beside the story or under its folder."""
        if not name or name in (".", "..") or "/" in name or "\\" in name or "\0" in name:
            return None
        beside = self.path / name
        if beside.is_file():
            return self._inside(beside)
        found = self._names().get(name, [])
        return self._inside(found[0]) if len(found) == 1 else None

    def _inside(self, path: Path) -> Path | None:
        try:
            real = path.resolve()
            if not real.is_relative_to(self.path):
                raise ValueError("is a link that leads out of the folder of the story. Put the file itself there")
            return real if real.is_file() else None
        except (OSError, RuntimeError):
            return None

    def _names(self) -> dict[str, list[Path]]:
        if self._by_name is None:
            self._by_name = {}
            seen = 0
            for folder, _folders, files in os.walk(self.path):
                seen += len(files)
                if seen > MOST_FILES_LOOKED_AT:
                    break
                for name in files:
                    self._by_name.setdefault(name, []).append(Path(folder) / name)
        return self._by_name


def pictures_of(
    item: Item, source: Source, folder: Folder, notes: list[str], *, own_schema: bool = False
) -> tuple[FiledPicture, ...]:
    """The story's pictures, its own renditions first, then its associations in order; each file once."""
    associations = item.things("associations")
    if len(associations) > MOST_ASSOCIATIONS:
        raise item.refused(
            "associations", f"The story has {len(associations):,} associations; at most {MOST_ASSOCIATIONS} are taken."
        )
    found: dict[str, FiledPicture] = {}
    for name, thing in [("", item), *associations]:
        if thing is not item:
            notes.extend(thing.check(own_schema=own_schema))
            if "associations" in thing:
                notes.append(f"“{thing.label('associations')}”: associations of associations are not read")
        label = shown(name or thing.line("name") or thing.path or "the story's own picture")
        if not _is_picture(thing, is_story=thing is item):
            if thing is not item:
                notes.append(f"“{label}” is no picture and was left out")
            continue
        if thing is not item and _is_held_back(thing):
            notes.append(f"the picture “{label}” is withheld, canceled or under embargo and was left out")
            continue
        picture = _picture(label, thing, source, folder, notes)
        if picture is not None:
            found.setdefault(picture.sha256, picture)
    return tuple(found.values())


def _is_held_back(thing: Item) -> bool:
    moments = (thing.moment("embargoed"), thing.moment("embargoeduntil"))
    return thing.text("pubstatus") not in ("", "usable") or any(moment and moment > clock.now() for moment in moments)


def _is_picture(thing: Item, *, is_story: bool) -> bool:
    if thing.line("type"):
        return thing.line("type") in PICTURE_TYPES or (is_story and bool(_image_renditions(thing)))
    return bool(_image_renditions(thing))


def _image_renditions(thing: Item) -> list[Item]:
    renditions = [rendition for _name, rendition in thing.things("renditions")]
    return [rendition for rendition in renditions if _is_image(rendition)]


def _is_image(rendition: Item) -> bool:
    said = (rendition.line("mimetype") or rendition.line("contenttype")).casefold()
    return said.startswith("image") if said else bool(PICTURE_NAME.search(rendition.line("href")))


def _picture(label: str, thing: Item, source: Source, folder: Folder, notes: list[str]) -> FiledPicture | None:
    renditions = [rendition for _name, rendition in thing.things("renditions") if rendition.line("href")]
    pictures = [rendition for rendition in renditions if _is_image(rendition) or not _says_its_kind(rendition)]
    files = [(rendition, _file(rendition, folder)) for rendition in sorted(pictures, key=_size, reverse=True)]
    rendition, path = next(((rendition, path) for rendition, path in files if path), (thing, None))
    if path is None:
        notes.append(f"the picture “{label}” has no file beside the story and was not fetched")
        return None
    trouble = source.refused(BadNinjs(rendition.at("href"), ""))
    title = headline_of(thing)[0]
    caption = caption_of(thing)
    return FiledPicture(
        path=path,
        sha256=_sha256(path, rendition),
        where=f"{trouble.name}:{trouble.line}:{trouble.column}",
        title=fitted(title or caption or path.stem, 255, f"the title of “{label}”", []),
        caption=fitted(caption, 500, f"the caption of “{label}”", notes),
        credit=fitted(credit_of(thing), 200, f"the credit of “{label}”", notes),
        alt_text=fitted(title or caption, 500, f"the alternative text of “{label}”", []),
        rights=fitted(thing.line("copyrightnotice") or thing.line("usageterms"), 300, f"the rights of “{label}”", []),
        uri=thing.line("uri")[:500],
    )


def _says_its_kind(rendition: Item) -> bool:
    return bool(rendition.line("mimetype") or rendition.line("contenttype"))


def _size(rendition: Item) -> tuple[float, float]:
    return rendition.number("width") * rendition.number("height"), rendition.number("sizeinbytes")


def _file(rendition: Item, folder: Folder) -> Path | None:
    href = rendition.line("href")
    try:
        if not re.match(r"(?:https?|ftps?|s3):", href, re.IGNORECASE):
            return folder.relative(href)
        return folder.named(unquote(urlsplit(href).path).rpartition("/")[2])
    except ValueError as error:
        if re.match(r"(?:https?|ftps?|s3):", href, re.IGNORECASE) and "folder" not in str(error):
            return None
        raise rendition.refused("href", f"“{shown(href)}” {error}.") from None


def _sha256(path: Path, rendition: Item) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise rendition.refused(
                "href", f"The picture {path.name} is over {MOST_BYTES // 1_000_000} MB. Make it smaller."
            )
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise rendition.refused("href", f"The picture {path.name} cannot be read ({error.strerror}).") from error
