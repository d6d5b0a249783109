"""One delivered file: read within bounds, and asked where things stand."""

from pathlib import Path

from dateline.importers.ninjs.errors import BadNinjs, NinjsRefused
from dateline.importers.ninjs.limits import MOST_BYTES

MEGABYTE = 1024 * 1024


class Source:
    """A file's text and its name in sentences."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.name = str(path)
        self.text = text

    def refused(self, trouble: BadNinjs) -> NinjsRefused:
        """`trouble` with the line and column it stands at."""
        line = self.text.count("\n", 0, trouble.offset) + 1
        column = trouble.offset - (self.text.rfind("\n", 0, trouble.offset) + 1) + 1
        return NinjsRefused(self.name, trouble.sentence, line=line, column=column)


def read_source(path: Path) -> Source:
    """The text of `path`, or NinjsRefused before anything large is read."""
    name = str(path)
    try:
        if not path.is_file():
            raise NinjsRefused(name, "This is no plain file. Name a ninjs file or a folder of them.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise NinjsRefused(
                name,
                f"The file has {size / MEGABYTE:,.0f} MB; at most {MOST_BYTES // MEGABYTE} MB are taken. Cut it up.",
            )
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise NinjsRefused(name, f"The file cannot be read ({error.strerror}). Mend its permissions.") from error
    return Source(path, _decoded(name, raw))


def _decoded(name: str, raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise NinjsRefused(name, "The file grew while it was read. Import it when it is whole.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NinjsRefused(name, "The file is written in UTF-16. Save it as UTF-8.", line=1, column=1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        sentence = f"Byte 0x{raw[error.start]:02x} is no UTF-8. Save the file as UTF-8."
        raise NinjsRefused(name, sentence, line=line, column=column) from None
    if not text.strip():
        raise NinjsRefused(name, "The file is empty. Fetch it again.", line=1, column=1)
    return text
