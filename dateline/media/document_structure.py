"""Knows documents and sound by their structure.

These are served as they came, so they must be just one thing.
"""

import codecs
import csv
import struct
import zipfile
import zlib
from typing import BinaryIO

from dateline.media.boxes import at_path, whole
from dateline.media.byte_reader import ByteReader
from dateline.media.errors import Damaged, TooLarge, UnknownKind
from dateline.media.limits import MOST_DIRECTORY_BYTES, MOST_ENTRIES, MOST_UNPACKED_BYTES
from dateline.media.sniffing import ZIP_END

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_XML = {
    f"{OFFICE}wordprocessingml.document": "docx",
    f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OFFICE}presentationml.presentation": "pptx",
}
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
)
CONTROLS = frozenset(range(32)) - {9, 10, 12, 13} | {127}
OGG_SOUND = (b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"Speex   ")
MP3_BITRATES = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
MP3_RATES = (44_100, 48_000, 32_000)


def check_pdf(reader: ByteReader) -> None:
    """A PDF cut short shows readers an error where the evidence should be."""
    if b"%%EOF" not in reader.tail(2048):
        raise Damaged("This PDF is cut short: its end is missing. Fetch it again from where it came from.")


def office_kind(reader: ByteReader) -> tuple[str, str]:
    """The type and extension of an office file.

    Nothing is unpacked but the one small entry that names the type.
    """
    _check_directory(reader)
    try:
        with zipfile.ZipFile(reader.stream) as archive:
            entries = archive.infolist()
            _check_entries(entries, reader.size)
            return _named_kind(archive, entries)
    except ZIP_TROUBLE as trouble:
        raise Damaged("This office file is damaged inside. Open it, save it again, then upload that.") from trouble


def _check_directory(reader: ByteReader) -> None:
    """Before zipfile builds an object for every entry.

    A million entries fit in 50 MB and would fill the memory.
    """
    end = reader.tail(22)
    if not end.startswith(ZIP_END):
        raise Damaged("This office file is cut short or has something added after its end. Open it and save it again.")
    count, length, offset = struct.unpack("<HII", end[10:20])
    if reader.size > 42 and reader.at(reader.size - 42, 4) == b"PK\x06\x07":
        raise UnknownKind(
            "This zip is of the kind made for huge files. Open it in an office program and save it again."
        )
    if count > MOST_ENTRIES or length > MOST_DIRECTORY_BYTES:
        raise _bomb(f"{count} files")
    if offset + length + 22 != reader.size:
        raise Damaged("This office file has something hidden before or after its content. Open it and save it again.")


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Declared sizes bound what readers' programs unpack; packed sizes over the file's own mean "
    "overlapping entries."""
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise _bomb(f"{len(entries)} files")
    if unpacked > MOST_UNPACKED_BYTES or sum(entry.compress_size for entry in entries) > size:
        raise _bomb(f"{unpacked // 1_000_000} MB")
    for entry in entries:
        if entry.filename.startswith("/") or ".." in entry.filename.split("/") or "\\" in entry.filename:
            raise Damaged(
                "This office file holds a file with an unsafe path. Open it, save it again, then upload that."
            )


def _bomb(much: str) -> TooLarge:
    return TooLarge(
        f"This office file unpacks to {much}, more than readers' programs can open. Remove parts or save as PDF."
    )


def _named_kind(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> tuple[str, str]:
    names = {entry.filename for entry in entries}
    if any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise UnknownKind("This office file contains macros. Save it without macros or as PDF and upload that.")
    if entries and entries[0].filename == "mimetype":
        found = _read(archive, entries[0], 200).decode("ascii", "replace").strip()
        if found in OPEN_DOCUMENT and "content.xml" in names:
            return found, OPEN_DOCUMENT[found]
    if "[Content_Types].xml" in names:
        types = _read(archive, archive.getinfo("[Content_Types].xml"), 1_000_000)
        for mime, extension in OPEN_XML.items():
            if f'"{mime}.main+xml"'.encode() in types:
                return mime, extension
    raise UnknownKind(
        "This is a zip, not a Word, Excel, PowerPoint or OpenDocument file. Upload the files in it one by one."
    )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    with archive.open(entry) as stream:
        return stream.read(limit)


def text_kind(stream: BinaryIO) -> tuple[str, str]:
    """CSV or plain text, and UTF-8 all through: a second encoding is where hidden markup lives."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    stream.seek(0)
    position, beginning = 0, ""
    try:
        while chunk := stream.read(1 << 16):
            _refuse_controls(chunk, position)
            text = decoder.decode(chunk)
            beginning = beginning or text
            position += len(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as trouble:
        raise _unknown(position) from trouble
    return ("text/csv", "csv") if _is_table(beginning) else ("text/plain", "txt")


def _refuse_controls(chunk: bytes, position: int) -> None:
    if not CONTROLS.isdisjoint(chunk):
        raise _unknown(position)


def _unknown(position: int) -> UnknownKind:
    return UnknownKind(
        f"This is no kind of file that is taken here, nor text in UTF-8 (see near byte {position}). "
        "Take JPEG, PNG, GIF, WebP, AVIF, PDF, an office file, CSV or text saved as UTF-8, MP3, M4A, OGG "
        "or WAV."
    )


def _is_table(beginning: str) -> bool:
    lines = [line for line in beginning[:20_000].splitlines()[:20] if line.strip()]
    return len(lines) > 1 and any(_same_width(lines, delimiter) for delimiter in ",;\t")


def _same_width(lines: list[str], delimiter: str) -> bool:
    try:
        widths = {len(row) for row in csv.reader(lines[:-1] if len(lines) > 2 else lines, delimiter=delimiter)}
    except csv.Error:
        return False
    return len(widths) == 1 and widths.pop() > 1


def is_mp3(reader: ByteReader) -> bool:
    """Two frames one after the other; the two bytes of a frame's mark alone turn up in anything."""
    position = 0
    if reader.head(3) == b"ID3":
        high, upper, lower, low = reader.at(6, 4)
        position = 10 + ((high & 127) << 21 | (upper & 127) << 14 | (lower & 127) << 7 | low & 127)
    if position >= reader.size:
        return False
    padding = reader.at(position, min(1 << 16, reader.size - position))
    position += len(padding) - len(padding.lstrip(b"\x00"))
    first = _mp3_frame(reader, position)
    return first > 0 and (position + first == reader.size or _mp3_frame(reader, position + first) > 0)


def _mp3_frame(reader: ByteReader, position: int) -> int:
    """The length of the Layer III frame here, or 0."""
    if position + 4 > reader.size:
        return 0
    one, two, three, _ = reader.at(position, 4)
    version, bitrate, rate = two >> 3 & 3, three >> 4, three >> 2 & 3
    if one != 0xFF or two & 0xE6 != 0xE2 or version == 1 or bitrate in (0, 15) or rate == 3:
        return 0
    first = version == 3
    hertz = MP3_RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    return (144 if first else 72) * MP3_BITRATES[first][bitrate] * 1000 // hertz + (three >> 1 & 1)


def is_sound_only(reader: ByteReader) -> bool:
    """Whether an MP4 file holds sound and no film."""
    handlers = at_path(reader, whole(reader), b"moov", b"trak", b"mdia", b"hdlr")
    kinds = {reader.at(box.start + 8, 4) for box in handlers}
    return b"soun" in kinds and b"vide" not in kinds


def is_ogg_sound(reader: ByteReader) -> bool:
    """The first packet names the codec; Ogg carries film too."""
    if reader.size < 28 or reader.at(4, 1) != b"\x00":
        return False
    start = 27 + reader.number(26, 1)
    return reader.size >= start + 8 and reader.at(start, 8).startswith(OGG_SOUND)


def is_wav(reader: ByteReader) -> bool:
    """A WAV whose format comes in its first chunks."""
    position = 12
    for _ in range(16):
        if position + 8 > reader.size:
            return False
        header = reader.at(position, 8)
        if header[:4] == b"fmt ":
            return True
        length = int.from_bytes(header[4:], "little")
        position += 8 + length + (length & 1)
    return False
