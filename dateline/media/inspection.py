"""Says what an uploaded file is, by its content alone, before anything decodes it.

A name and a browser's ``Content-Type`` are what a stranger says; neither is asked. Pictures are made afresh
by ``decoding`` after this; documents and sound are kept as they came, to be served with the type found here,
``X-Content-Type-Options: nosniff`` and as downloads.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from dateline.media import document_structure, picture_headers
from dateline.media.boxes import brands
from dateline.media.byte_reader import ByteReader
from dateline.media.errors import Damaged, TooLarge, TooManyFrames, TooManyPixels, UnknownKind
from dateline.media.limits import MOST_BYTES, MOST_FRAMES, MOST_PIXELS
from dateline.media.picture_headers import Shape
from dateline.media.sniffing import SNIFFED, refuse_hidden_markup, refuse_markup, refuse_programs, refuse_two_in_one

Kind = Literal["picture", "document", "audio"]
STARTS = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg", picture_headers.jpeg),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png", picture_headers.png),
    ((b"GIF87a", b"GIF89a"), "image/gif", "gif", picture_headers.gif),
)
AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})


@dataclass(frozen=True)
class Inspection:
    """What a file is. ``width``, ``height`` and ``frames`` are 0 for what is no picture."""

    kind: Kind
    mime: str
    extension: str
    bytes: int
    width: int = 0
    height: int = 0
    frames: int = 0


def inspect(file: Path | BinaryIO) -> Inspection:
    """What the file is, or UploadRefused. A stream must be seekable and is left at its beginning."""
    if isinstance(file, Path):
        if not file.is_file():
            raise Damaged("The file is not there any more, or is no plain file. Upload it again.")
        with file.open("rb") as stream:
            return inspect(stream)
    size = file.seek(0, os.SEEK_END)
    check_size(size)
    try:
        return _inspect(ByteReader(file, size))
    finally:
        file.seek(0)


def receive(chunks: Iterable[bytes], target: BinaryIO) -> int:
    """Writes an upload as it comes and stops the moment it is too large, so an endless one cannot fill "
    "the disk."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            check_size(size)
        target.write(chunk)
    check_size(size)
    return size


def check_size(size: int) -> None:
    """The first check of all, and the cheapest."""
    if size == 0:
        raise Damaged("The file is empty. Fetch it again from where it came from.")
    if size > MOST_BYTES:
        raise TooLarge(
            f"The file is over {MOST_BYTES // 1_000_000} MB, the most that is taken. "
            "Make it smaller and upload it again."
        )


def _inspect(reader: ByteReader) -> Inspection:
    head = reader.head(SNIFFED)
    refuse_programs(head)
    refuse_markup(head)
    found = _picture(reader, head) or _office(reader, head)
    if found and found.kind == "document":
        return found
    refuse_two_in_one(reader, head)
    refuse_hidden_markup(head)
    return found or _pdf(reader, head) or _audio(reader, head) or _text(reader)


def _picture(reader: ByteReader, head: bytes) -> Inspection | None:
    for starts, mime, extension, measure in STARTS:
        if head.startswith(starts):
            return _measured(reader, mime, extension, measure)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _measured(reader, "image/webp", "webp", picture_headers.webp)
    named = brands(reader)
    if named & AVIF_BRANDS:
        return _measured(reader, "image/avif", "avif", picture_headers.heif)
    if named & HEIC_BRANDS:
        return _measured(reader, "image/heic", "heic", picture_headers.heif)
    return None


def _measured(reader: ByteReader, mime: str, extension: str, measure: Callable[[ByteReader], Shape]) -> Inspection:
    shape = measure(reader)
    _check_shape(shape)
    return Inspection("picture", mime, extension, reader.size, shape.width, shape.height, shape.frames)


def _check_shape(shape: Shape) -> None:
    """A few bytes of header can ask a decoder for gigabytes; an animation asks for every frame."""
    size = f"{shape.width} x {shape.height} pixels"
    if not shape.width or not shape.height:
        raise Damaged(f"The picture says it is {size}, which is nothing. Export it again, then upload that.")
    if shape.frames > MOST_FRAMES:
        raise TooManyFrames(
            f"The animation has {shape.frames} frames; at most {MOST_FRAMES} are taken. "
            "Shorten it, or publish it as a film."
        )
    most = MOST_PIXELS // 1_000_000
    if shape.width * shape.height > MOST_PIXELS:
        raise TooManyPixels(f"The picture is {size}; at most {most} megapixels are taken. Make it smaller.")
    if shape.width * shape.height * shape.frames > MOST_PIXELS:
        raise TooManyPixels(
            f"The animation is {shape.frames} frames of {size}; together at most {most} megapixels are "
            "taken. "
            "Make it smaller or shorter, or publish it as a film."
        )


def _office(reader: ByteReader, head: bytes) -> Inspection | None:
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnknownKind(
            "This is an office file of the old kind, or one with a password. Save it as DOCX, XLSX, PPTX or PDF."
        )
    if not head.startswith(b"PK\x03\x04"):
        return None
    mime, extension = document_structure.office_kind(reader)
    return Inspection("document", mime, extension, reader.size)


def _pdf(reader: ByteReader, head: bytes) -> Inspection | None:
    if not head.startswith(b"%PDF-"):
        return None
    document_structure.check_pdf(reader)
    return Inspection("document", "application/pdf", "pdf", reader.size)


def _audio(reader: ByteReader, head: bytes) -> Inspection | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE" and document_structure.is_wav(reader):
        return Inspection("audio", "audio/wav", "wav", reader.size)
    if head[:4] == b"OggS" and document_structure.is_ogg_sound(reader):
        return Inspection("audio", "audio/ogg", "ogg", reader.size)
    if brands(reader):
        return _mp4(reader)
    if (head[:3] == b"ID3" or head[:1] == b"\xff") and document_structure.is_mp3(reader):
        return Inspection("audio", "audio/mpeg", "mp3", reader.size)
    return None


def _mp4(reader: ByteReader) -> Inspection:
    if document_structure.is_sound_only(reader):
        return Inspection("audio", "audio/mp4", "m4a", reader.size)
    raise UnknownKind("This file is a film, and films are not taken here. Upload the sound as M4A, or a still picture.")


def _text(reader: ByteReader) -> Inspection:
    mime, extension = document_structure.text_kind(reader.stream)
    return Inspection("document", mime, extension, reader.size)
