"""Reads pieces of a file by offset, and only so many of them."""

from typing import BinaryIO

from dateline.media.errors import Damaged
from dateline.media.limits import MOST_STEPS


class ByteReader:
    """Reads by offset.

    Counts its reads: a file of millions of empty blocks would otherwise hold us for minutes.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self.stream = stream
        self.size = size
        self._steps = 0

    def at(self, offset: int, count: int) -> bytes:
        """Exactly ``count`` bytes from ``offset``, or Damaged.

        A length that points past the end is a lie or a cut.
        """
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise Damaged("The file is cut into far too many tiny pieces. Open it and save it again, then upload that.")
        if offset < 0 or count < 0 or offset + count > self.size:
            raise Damaged(
                f"The file is cut short: it needs {offset + count} bytes and has {self.size}. "
                "Fetch it again from where it came from."
            )
        self.stream.seek(offset)
        data = self.stream.read(count)
        if len(data) != count:
            raise Damaged(f"The file could not be read at byte {offset}. Upload it again.")
        return data

    def head(self, count: int) -> bytes:
        """The first bytes, fewer when the file is shorter."""
        return self.at(0, min(count, self.size))

    def tail(self, count: int) -> bytes:
        """The last bytes, fewer when the file is shorter."""
        count = min(count, self.size)
        return self.at(self.size - count, count)

    def number(self, offset: int, count: int, *, little: bool = False) -> int:
        """A whole number without sign."""
        return int.from_bytes(self.at(offset, count), "little" if little else "big")
