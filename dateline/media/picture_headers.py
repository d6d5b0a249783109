"""Reads a picture's size and number of frames from its headers.

Decodes no pixel, so no bomb goes off here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.media.boxes import Box, at_path, children, whole
from dateline.media.byte_reader import ByteReader
from dateline.media.errors import Damaged

JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
MOST_PROFILE_CHUNK = 1_000_000


@dataclass(frozen=True)
class Shape:
    """What a picture's headers declare."""

    width: int
    height: int
    frames: int = 1


def jpeg(reader: ByteReader) -> Shape:
    """Walks the markers up to the first frame header."""
    position = 2
    while True:
        marker = reader.at(position, 2)
        if marker[0] != 0xFF or marker[1] in (0x00, 0xD9, 0xDA):
            raise _damaged("JPEG", position)
        if marker[1] == 0xFF:
            position += 1
        elif marker[1] in JPEG_BARE:
            position += 2
        elif marker[1] in JPEG_FRAMES:
            return Shape(width=reader.number(position + 7, 2), height=reader.number(position + 5, 2))
        else:
            position += 2 + max(2, reader.number(position + 2, 2))


def png(reader: ByteReader) -> Shape:
    """Walks the chunks to the end.

    Frames are counted, not believed: an animation may declare one and carry thousands.
    """
    if reader.at(8, 8) != b"\x00\x00\x00\rIHDR":
        raise _damaged("PNG", 8)
    counted = declared = 0
    pixels = False
    for kind, start, length in _png_chunks(reader):
        if kind == b"IEND":
            break
        pixels |= kind == b"IDAT"
        counted += kind == b"fcTL"
        if kind == b"acTL":
            declared = reader.number(start, 4)
        if kind == b"iCCP" and length > MOST_PROFILE_CHUNK:
            raise Damaged(
                f"The colour profile at byte {start} of this PNG is {length // 1_000_000} MB, far more "
                "than a real one. "
                "Export the picture with the sRGB profile."
            )
    if not pixels:
        raise _damaged("PNG", 33)
    return Shape(reader.number(16, 4), reader.number(20, 4), max(1, counted, declared))


def _png_chunks(reader: ByteReader) -> Iterator[tuple[bytes, int, int]]:
    position = 8
    while True:
        header = reader.at(position, 8)
        length = int.from_bytes(header[:4], "big")
        if position + 12 + length > reader.size:
            raise _damaged("PNG", position)
        yield header[4:], position + 8, length
        position += 12 + length


def gif(reader: ByteReader) -> Shape:
    """Walks the blocks and counts frames; a frame may reach out of the screen and make it larger."""
    screen = reader.at(6, 7)
    width, height = int.from_bytes(screen[:2], "little"), int.from_bytes(screen[2:4], "little")
    position, frames = 13 + _palette(screen[4]), 0
    while position < reader.size:
        mark = reader.at(position, 1)
        if mark == b",":
            frames += 1
            left, top, wide, high, flags = _gif_frame(reader.at(position + 1, 9))
            width, height = max(width, left + wide), max(height, top + high)
            position = _after_blocks(reader, position + 11 + _palette(flags))
        elif mark == b"!":
            position = _after_blocks(reader, position + 2)
        elif mark == b";":
            break
        else:
            raise _damaged("GIF", position)
    if not frames:
        raise _damaged("GIF", position)
    return Shape(width, height, frames)


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_frame(data: bytes) -> tuple[int, int, int, int, int]:
    left, top, wide, high = (int.from_bytes(data[i : i + 2], "little") for i in (0, 2, 4, 6))
    return left, top, wide, high, data[8]


def _after_blocks(reader: ByteReader, position: int) -> int:
    while length := reader.number(position, 1):
        position += 1 + length
    return position + 1


def webp(reader: ByteReader) -> Shape:
    """The canvas and every picture in it, the largest counting: a small canvas may hide a huge picture."""
    end = 8 + reader.number(4, 4, little=True)
    if end > reader.size:
        raise _damaged("WebP", 4)
    width = height = frames = 0
    for kind, start, length in _riff_chunks(reader, end):
        wide, high = _webp_size(reader, kind, start, length)
        width, height = max(width, wide), max(height, high)
        frames += kind == b"ANMF"
    return Shape(width, height, max(1, frames))


def _riff_chunks(reader: ByteReader, end: int) -> Iterator[tuple[bytes, int, int]]:
    position = 12
    while position + 8 <= end:
        header = reader.at(position, 8)
        length = int.from_bytes(header[4:], "little")
        yield header[:4], position + 8, length
        position += 8 + length + (length & 1)
    if position > end:
        raise _damaged("WebP", end)


def _webp_size(reader: ByteReader, kind: bytes, start: int, length: int) -> tuple[int, int]:
    if kind == b"VP8X" and length >= 10:
        return reader.number(start + 4, 3, little=True) + 1, reader.number(start + 7, 3, little=True) + 1
    if kind == b"ANMF" and length >= 16:
        return reader.number(start + 6, 3, little=True) + 1, reader.number(start + 9, 3, little=True) + 1
    if kind == b"VP8L" and length >= 5:
        bits = reader.number(start + 1, 4, little=True)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and length >= 10:
        return reader.number(start + 6, 2, little=True) & 0x3FFF, reader.number(start + 8, 2, little=True) & 0x3FFF
    return 0, 0


def heif(reader: ByteReader) -> Shape:
    """AVIF and HEIC.

    The largest declared extent (a grid declares itself and its tiles), and a sequence's samples.
    """
    file = whole(reader)
    sizes = [_extent(reader, box) for box in at_path(reader, file, b"meta", b"iprp", b"ipco", b"ispe")]
    frames = 1
    for table in at_path(reader, file, b"moov", b"trak", b"mdia", b"minf", b"stbl"):
        frames = max([frames, *(reader.number(b.start + 8, 4) for b in children(reader, table) if b.kind == b"stsz")])
    tracks = at_path(reader, file, b"moov", b"trak", b"tkhd")
    sizes.extend((reader.number(track.end - 8, 2), reader.number(track.end - 4, 2)) for track in tracks)
    if not sizes:
        raise _damaged("picture", 0)
    return Shape(max(w for w, _ in sizes), max(h for _, h in sizes), frames)


def _extent(reader: ByteReader, box: Box) -> tuple[int, int]:
    return reader.number(box.start + 4, 4), reader.number(box.start + 8, 4)


def _damaged(name: str, position: int) -> Damaged:
    return Damaged(f"This {name} is damaged or cut short at byte {position}. Export it again, then upload that.")
