"""A pressed page or part: the finished answer for one address, as it is kept. Knows nothing of Django.

Its body is kept as *pieces*: segments of deflate that can be joined as they are, and between them the names of parts
that are put in on serving.
"""

import hashlib
import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

MAGIC = b"DLP2"
DROPPED = b"DLP0"
FRONT = struct.Struct("<4sQII")
"""Magic, number, length of the JSON head, CRC of both and of all that follows. A torn file is told by it."""

LEVEL = 6

Headers = tuple[tuple[str, str], ...]


class TornEntry(ValueError):
    """What is kept is not whole: it counts as not there."""


@dataclass(frozen=True)
class Segment:
    """Text of a page as one run of deflate, ended so that another can follow it."""

    deflated: bytes
    length: int

    @classmethod
    def of(cls, plain: bytes) -> "Segment":
        deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(deflater.compress(plain) + deflater.flush(zlib.Z_FULL_FLUSH), len(plain))

    def inflate(self) -> bytes:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.deflated)


Piece = Segment | str
"""A string is the name of a part."""


@dataclass(frozen=True)
class Pressed:
    """One entry of the press."""

    name: str
    status: int
    headers: Headers
    pieces: tuple[Piece, ...]
    number: int = 0
    """Of the change it is at least as new as: an older one never takes the place of a newer one."""
    format: str = ""
    until: float | None = None
    """The first moment, in seconds since 1970, at which it would differ by the clock alone."""
    digest: str = field(default="")
    changed: float | None = None
    """Since when it has been what it is, in seconds since 1970, for pages that tell so."""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", _digest(self.status, self.headers, self.pieces))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts it shows, in their order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def size(self) -> int:
        return sum(len(piece.deflated) for piece in self.pieces if isinstance(piece, Segment))

    def to_bytes(self) -> bytes:
        """As it is written to a file or sent to Valkey."""
        plan = [piece if isinstance(piece, str) else [len(piece.deflated), piece.length] for piece in self.pieces]
        head = json.dumps(
            [self.name, self.status, self.headers, plan, self.format, self.until, self.digest, self.changed],
            ensure_ascii=False,
        ).encode()
        rest = head + b"".join(piece.deflated for piece in self.pieces if isinstance(piece, Segment))
        return FRONT.pack(MAGIC, self.number, len(head), _checksum(self.number, len(head), rest)) + rest


def from_bytes(kept: bytes) -> Pressed | None:
    """The entry, or None for one that was dropped. TornEntry when the bytes are not whole."""
    magic, number, length, crc = _front(kept)
    if magic == DROPPED:
        return None
    rest = kept[FRONT.size :]
    if _checksum(number, length, rest) != crc:
        raise TornEntry
    name, status, headers, plan, format_, until, digest, changed = json.loads(rest[:length])
    pieces: list[Piece] = []
    start = length
    for piece in plan:
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            deflated, plain = piece
            pieces.append(Segment(rest[start : start + deflated], plain))
            start += deflated
    pairs = tuple((key, value) for key, value in headers)
    return Pressed(name, status, pairs, tuple(pieces), number, format_, until, digest, changed)


def dropped(number: int) -> bytes:
    """What is kept where an entry was dropped: a rendering that began before `number` must not bring it back."""
    return FRONT.pack(DROPPED, number, 0, 0)


def is_dropped(kept: bytes) -> bool:
    """Whether these bytes only say that something was dropped."""
    return kept.startswith(DROPPED)


def number_in(kept: bytes) -> int:
    """The number in the first bytes of an entry; 0 when they are torn."""
    try:
        return _front(kept)[1]
    except TornEntry:
        return 0


def _checksum(number: int, length: int, rest: bytes) -> int:
    return zlib.crc32(rest, zlib.crc32(b"%d %d" % (number, length)))


def _front(kept: bytes) -> tuple[bytes, int, int, int]:
    if len(kept) < FRONT.size:
        raise TornEntry
    magic, number, length, crc = FRONT.unpack_from(kept)
    if magic not in (MAGIC, DROPPED):
        raise TornEntry
    return magic, number, length, crc


def _digest(status: int, headers: Headers, pieces: Sequence[Piece]) -> str:
    """Of everything a reader could tell apart, parts by name only."""
    told = hashlib.blake2b(repr((status, headers)).encode(), digest_size=12)
    for piece in pieces:
        told.update(b"\0" + piece.encode() if isinstance(piece, str) else b"\1" + piece.deflated)
    return told.hexdigest()
