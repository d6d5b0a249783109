"""Walks the boxes of an ISO media file (AVIF, HEIC, M4A)."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.media.byte_reader import ByteReader
from dateline.media.errors import Damaged

FULL_BOX = {b"meta": 4}
"""Boxes with children that begin after a version and flags."""


@dataclass(frozen=True)
class Box:
    """One box: its four letters and where its content lies."""

    kind: bytes
    start: int
    end: int


def whole(reader: ByteReader) -> Box:
    """The file as if it were one box."""
    return Box(b"file", 0, reader.size)


def children(reader: ByteReader, parent: Box) -> Iterator[Box]:
    """The boxes directly inside.

    A child that reaches out of its parent is refused: readers disagree about those.
    """
    position = parent.start + FULL_BOX.get(parent.kind, 0)
    while position + 8 <= parent.end:
        box = _box_at(reader, position, parent.end)
        yield box
        position = box.end


def _box_at(reader: ByteReader, position: int, limit: int) -> Box:
    header = reader.at(position, 8)
    length, start = int.from_bytes(header[:4], "big"), position + 8
    if length == 1:
        length, start = reader.number(start, 8), start + 8
    end = limit if length == 0 else position + length
    if end < start or end > limit:
        raise Damaged(f"The file is damaged or cut short at byte {position}. Export it again, then upload that.")
    return Box(header[4:], start, end)


def at_path(reader: ByteReader, parent: Box, *path: bytes) -> Iterator[Box]:
    """Every box along a path such as ``moov``, ``trak``, ``mdia``. As deep as the path is long, no deeper."""
    for box in children(reader, parent):
        if box.kind != path[0]:
            continue
        if len(path) == 1:
            yield box
        else:
            yield from at_path(reader, box, *path[1:])


def brands(reader: ByteReader) -> set[bytes]:
    """What the file says it is compatible with; empty when it does not begin with ``ftyp``."""
    if reader.size < 16 or reader.at(4, 4) != b"ftyp":
        return set()
    length = reader.number(0, 4)
    if not 16 <= length <= 512:
        return set()
    box = reader.at(0, length)
    return {box[8:12], *(box[i : i + 4] for i in range(16, length - 3, 4))}
