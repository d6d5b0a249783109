"""What is taken and what is refused, by content alone."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from dateline.media.errors import (
    Damaged,
    TooLarge,
    TooManyFrames,
    TooManyPixels,
    UnknownKind,
    UploadRefused,
)
from dateline.media.inspection import inspect, receive
from dateline.media.limits import MOST_BYTES, MOST_ENTRIES

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def picture(kind: str, **how: object) -> bytes:
    """A small picture."""
    made = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(made, kind, **how)
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """One PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_declaring(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that promises a picture of any size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif(frames: int, width: int = 1, height: int = 1) -> bytes:
    """A GIF of so many frames of one pixel."""
    frame = b",\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0"
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff" + frame * frames + b";"


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip of these entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()


def office(more: dict[str, bytes] | None = None, *, mime: str = WORD) -> bytes:
    """The smallest office file of this type."""
    types = f'<Types><Override ContentType="{mime}.main+xml"/></Types>'.encode()
    return zipped({"[Content_Types].xml": types, "word/document.xml": b"<w:document/>", **(more or {})})


def open_document() -> bytes:
    """The smallest ODT."""
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"})


def box(kind: bytes, *content: bytes) -> bytes:
    """One box of an ISO media file."""
    inside = b"".join(content)
    return struct.pack(">I", 8 + len(inside)) + kind + inside


def mp4(handler: bytes) -> bytes:
    """An MP4 with one track of this kind."""
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12))))
    return box(b"ftyp", b"M4A ", bytes(4), b"isom") + box(b"moov", track)


def ogg(packet: bytes) -> bytes:
    """The first page of an Ogg file."""
    return b"OggS\0\x02" + bytes(20) + b"\x01" + bytes([len(packet)]) + packet


def mp3() -> bytes:
    """Two frames of silence behind an ID3 tag."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    return b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + frame * 2


def wav() -> bytes:
    """A second of nothing."""
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    data = b"data" + struct.pack("<I", 8000) + bytes(8000)
    return b"RIFF" + struct.pack("<I", 4 + len(form + data)) + b"WAVE" + form + data


TAKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "JPEG": (lambda: picture("JPEG"), "image/jpeg", "jpg"),
    "PNG": (lambda: picture("PNG"), "image/png", "png"),
    "GIF": (lambda: picture("GIF"), "image/gif", "gif"),
    "WebP": (lambda: picture("WEBP"), "image/webp", "webp"),
    "lossless WebP": (lambda: picture("WEBP", lossless=True), "image/webp", "webp"),
    "AVIF": (lambda: picture("AVIF"), "image/avif", "avif"),
    "PDF": (lambda: b"%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n", "application/pdf", "pdf"),
    "Word": (office, WORD, "docx"),
    "Excel": (lambda: office(mime=SHEET), SHEET, "xlsx"),
    "PowerPoint": (lambda: office(mime=SLIDES), SLIDES, "pptx"),
    "OpenDocument": (open_document, "application/vnd.oasis.opendocument.text", "odt"),
    "CSV": (lambda: b"ward,votes\nNorth,12\nSouth,<b>7</b>\n", "text/csv", "csv"),
    "semicolon CSV": ("\ufeffwärd;votes\nNorth;12\n".encode, "text/csv", "csv"),
    "text": (lambda: b"The council met.\n\nIt voted, twice.\n", "text/plain", "txt"),
    "MP3": (mp3, "audio/mpeg", "mp3"),
    "M4A": (lambda: mp4(b"soun"), "audio/mp4", "m4a"),
    "Ogg": (lambda: ogg(b"OpusHead" + bytes(11)), "audio/ogg", "ogg"),
    "WAV": (wav, "audio/wav", "wav"),
}

HTML = b"<!doctype html><script>alert(1)</script>"
REFUSED: dict[str, tuple[Callable[[], bytes], type[UploadRefused]]] = {
    "nothing at all": (lambda: b"", Damaged),
    "SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', UnknownKind),
    "SVG behind an XML declaration": (lambda: b'\xef\xbb\xbf <?xml version="1.0"?><svg/>', UnknownKind),
    "SVG under a prefix": (lambda: b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', UnknownKind),
    "HTML": (lambda: HTML, UnknownKind),
    "HTML behind white space": (lambda: b"\n\t  " + HTML, UnknownKind),
    "HTML in upper case in a table": (lambda: b"a,b\n1,<SCRIPT>alert(1)</SCRIPT>\n", UnknownKind),
    "HTML behind a comment": (lambda: b"<!-- a,b -->\na,b\n1,2", UnknownKind),
    "HTML in UTF-16": (lambda: HTML.decode().encode("utf-16"), UnknownKind),
    "XML": (lambda: b"<rss/>", UnknownKind),
    "HTML in a JPEG's comment": (lambda: picture("JPEG", comment=HTML), UnknownKind),
    "a GIF that is JavaScript": (lambda: gif(1, width=0x2A2F) + b"*/=1;alert(1)", UnknownKind),
    "a GIF that is a Java archive": (lambda: gif(1) + zipped({"A.class": b"x"}), UnknownKind),
    "a PDF that is a zip": (lambda: b"%PDF-1.7\n" + zipped({"a": b"%%EOF"}), UnknownKind),
    "a PDF that is a page": (lambda: b"%PDF-1.7\n<html>\n%%EOF", UnknownKind),
    "a PDF cut short": (lambda: b"%PDF-1.7\n1 0 obj", Damaged),
    "a Windows program": (lambda: b"MZ\x90\0", UnknownKind),
    "a Linux program": (lambda: b"\x7fELF\x02", UnknownKind),
    "a script": (lambda: b"#!/bin/sh\nrm -rf /\n", UnknownKind),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), UnknownKind),
    "a plain zip": (lambda: zipped({"a.txt": b"a"}), UnknownKind),
    "macros": (lambda: office({"word/vbaProject.bin": b"x"}), UnknownKind),
    "an unsafe path": (lambda: office({"../../etc/passwd": b"x"}), Damaged),
    "an office file with something before it": (lambda: b"PK\x03\x04 hidden" + office(), Damaged),
    "an office file with something after it": (lambda: office() + b"<script>", Damaged),
    "a film": (lambda: mp4(b"vide"), UnknownKind),
    "an Ogg film": (lambda: ogg(b"\x80theora"), UnknownKind),
    "Latin-1 text": (lambda: "Zürich".encode("latin-1"), UnknownKind),
    "text with NUL": (lambda: b"a\0b", UnknownKind),
    "a JPEG without a frame": (lambda: b"\xff\xd8\xff\xd9", Damaged),
    "a PNG without its end": (lambda: picture("PNG")[:-30], Damaged),
    "a PNG of no width": (lambda: png_declaring(0, 5), Damaged),
    "a PNG bomb": (lambda: png_declaring(60_000, 60_000), TooManyPixels),
    "a PNG a row over the limit": (lambda: png_declaring(50_000, 1_001), TooManyPixels),
    "a GIF of 501 frames": (lambda: gif(501), TooManyFrames),
    "a GIF of many large frames": (lambda: gif(100, 1000, 1000), TooManyPixels),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_is_known_by_its_content(name: str) -> None:
    make, mime, extension = TAKEN[name]
    found = inspect(io.BytesIO(make()))
    assert (found.mime, found.extension, found.bytes) == (mime, extension, len(make()))
    if found.kind == "picture":
        assert (found.width, found.height, found.frames) == (40, 30, 1)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_a_sentence(name: str) -> None:
    make, error = REFUSED[name]
    with pytest.raises(error) as refusal:
        inspect(io.BytesIO(make()))
    assert refusal.value.sentence[0].isupper()
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize("name", ["photo.jpg", "photo.svg", "photo.html", "photo"])
def test_a_name_changes_nothing(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(picture("PNG"))
    assert inspect(file).extension == "png"


@pytest.mark.parametrize("name", ["drawing.png", "page.jpg", "table.csv"])
def test_a_good_name_saves_no_bad_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"<svg/>" if name == "drawing.png" else HTML)
    with pytest.raises(UnknownKind):
        inspect(file)


def test_a_stream_is_left_at_its_beginning() -> None:
    stream = io.BytesIO(picture("PNG"))
    stream.seek(9)
    inspect(stream)
    assert stream.tell() == 0


def test_fifty_megapixels_and_five_hundred_frames_are_still_taken() -> None:
    assert inspect(io.BytesIO(png_declaring(50_000, 1_000))).width == 50_000
    assert inspect(io.BytesIO(gif(500))).frames == 500


def test_frames_of_an_animated_png_are_counted_not_believed() -> None:
    whole = png_declaring(1, 1)
    many = whole[:-12] + chunk(b"fcTL", bytes(26)) * 501 + whole[-12:]
    with pytest.raises(TooManyFrames):
        inspect(io.BytesIO(many))


def test_a_small_webp_canvas_hides_no_huge_picture() -> None:
    huge = b"VP8L" + struct.pack("<IBI", 5, 0x2F, 0x3FFF | 0x3FFF << 14) + b"\0"
    canvas = b"VP8X" + struct.pack("<I", 10) + bytes(10)
    with pytest.raises(TooManyPixels):
        inspect(io.BytesIO(b"RIFF" + struct.pack("<I", 4 + len(canvas + huge)) + b"WEBP" + canvas + huge))


def test_size_is_checked_first(tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(TooLarge):
        inspect(file)


def test_a_folder_or_a_pipe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        inspect(tmp_path)


def test_an_endless_upload_is_stopped_at_the_limit() -> None:
    target = io.BytesIO()
    with pytest.raises(TooLarge):
        receive(iter(lambda: bytes(1_000_000), None), target)
    assert len(target.getvalue()) <= MOST_BYTES


def test_an_office_bomb_is_refused_by_what_it_declares() -> None:
    with pytest.raises(TooLarge):
        inspect(io.BytesIO(office({f"word/{n}.xml": bytes(60_000_000) for n in range(9)})))


def test_an_office_file_of_too_many_entries_is_refused_before_they_are_read() -> None:
    with pytest.raises(TooLarge):
        inspect(io.BytesIO(office({str(n): b"" for n in range(MOST_ENTRIES)})))


def test_overlapping_entries_are_refused() -> None:
    """The quine-like bomb: many names in the directory for one packed body."""
    entry = office({"a": bytes(range(256)) * 20})
    count, length, offset = struct.unpack("<HII", entry[-12:-2])
    directory = entry[offset : offset + length]
    copies = directory + directory * 9
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count * 10, count * 10, len(copies), offset, 0)
    with pytest.raises(UploadRefused):
        inspect(io.BytesIO(entry[:offset] + copies + end))


@pytest.mark.parametrize(
    "slow",
    [
        lambda: gif(1)[:-1] + b"!\xfe" + b"\x01a" * 10_000_000,
        lambda: b"\xff\xd8" + b"\xff\xd0" * 10_000_000,
        lambda: box(b"ftyp", b"avif", bytes(4), b"avif") + box(b"free") * 2_000_000,
        lambda: b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"teXt", b"") * 2_000_000,
    ],
)
def test_millions_of_empty_blocks_do_not_hold_us(slow: Callable[[], bytes]) -> None:
    data = slow()
    begun = time.perf_counter()
    with pytest.raises(Damaged):
        inspect(io.BytesIO(data))
    assert time.perf_counter() - begun < 5


STARTS = st.sampled_from([b"", *(make()[:64] for make, _, _ in TAKEN.values())])
VALID = st.sampled_from([make() for make, _, _ in TAKEN.values()])


def taken_or_refused(data: bytes) -> None:
    """The only two ends an inspection may have."""
    begun = time.perf_counter()
    with suppress(UploadRefused):
        inspect(io.BytesIO(data))
    assert time.perf_counter() - begun < 2


@given(start=STARTS, rest=st.binary(max_size=2000))
@settings(max_examples=1500, deadline=None)
def test_random_bytes_are_taken_or_refused(start: bytes, rest: bytes) -> None:
    taken_or_refused(start + rest)


@given(
    data=VALID,
    changes=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=8),
    cut=st.integers(0),
)
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutations_of_good_files_are_taken_or_refused(data: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    taken_or_refused(bytes(changed[: cut % (2 * len(changed)) or None]))
