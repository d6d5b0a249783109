"""Readers who all want the same page, again and again, each on a connection of their own that stays open.

    python -m dateline.ops.tests.flood PORT PATH CONNECTIONS

Goes on until its input ends, then prints what came of it as one JSON object. A third of them take a page as it is, a
third take it compressed, and a third say which one they have already.
"""

import asyncio
import gzip
import hashlib
import json
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

PAUSE = 0.05
"""Seconds a reader looks at the page before asking again."""
PATIENCE = 60.0
MOST_FAULTS = 20


@dataclass
class Answered:
    """One answer, as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Flood:
    """What all of them saw. Versions go by the digest of the page without compression."""

    port: int
    path: str
    answers: Counter[int] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    followed: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of versions of which somebody saw the second right after the first."""
    faults: Counter[str] = field(default_factory=Counter)
    is_over: bool = False
    _digests: dict[bytes, str] = field(default_factory=dict)

    async def run(self, connections: int) -> None:
        loop = asyncio.get_running_loop()
        readers = [asyncio.create_task(self._reader(number)) for number in range(connections)]
        await loop.run_in_executor(None, sys.stdin.read)
        self.is_over = True
        await asyncio.gather(*readers)

    async def _reader(self, number: int) -> None:
        """Until it is over. A connection that breaks is a fault, and the reader comes again."""
        while not self.is_over:
            try:
                async with asyncio.timeout(None) as patience:
                    await self._stay(number % 3, patience)
            except (OSError, EOFError, ValueError, TimeoutError) as error:
                self._fault(f"a connection broke: {type(error).__name__} {error}")

    async def _stay(self, kind: int, patience: asyncio.Timeout) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        seen, tag = "", ""
        try:
            while not self.is_over:
                patience.reschedule(asyncio.get_running_loop().time() + PATIENCE)
                writer.write(self._request(kind, tag))
                answered = await _answer(reader)
                seen = self._note(answered, seen, tag)
                tag = answered.headers.get("etag", "")
                await asyncio.sleep(PAUSE)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _request(self, kind: int, tag: str) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "User-Agent: Mozilla/5.0"]
        lines += ["Accept-Encoding: gzip"] if kind else []
        lines += [f"If-None-Match: {tag}"] if kind == 2 and tag else []
        return "\r\n".join([*lines, "\r\n"]).encode()

    def _note(self, answered: Answered, seen: str, tag: str) -> str:
        """The version this reader has now."""
        self.answers[answered.status] += 1
        if answered.status == 304:
            if answered.headers.get("etag") != tag:
                self._fault("304 with another tag than the reader has")
            return seen
        if answered.status != 200:
            self._fault(f"status {answered.status}")
            return seen
        version = self._version(answered)
        self.versions[version] += 1
        if seen and seen != version:
            self.followed.add((seen, version))
        return version

    def _version(self, answered: Answered) -> str:
        """Each page is unpacked once: the same bytes are the same page."""
        own = hashlib.sha256(answered.body).digest()
        if own not in self._digests:
            is_packed = answered.headers.get("content-encoding") == "gzip"
            page = gzip.decompress(answered.body) if is_packed else answered.body
            self._digests[own] = hashlib.sha256(page).hexdigest()
        return self._digests[own]

    def _fault(self, words: str) -> None:
        if words in self.faults or len(self.faults) < MOST_FAULTS:
            self.faults[words] += 1


async def _answer(reader: asyncio.StreamReader) -> Answered:
    """Raises EOFError or ValueError when it is not whole."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    status = int(first.split(" ")[1])
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    length = 0 if status == 304 else int(headers["content-length"]) if "content-length" in headers else -1
    if length < 0:
        raise ValueError(f"{status} without a length")
    return Answered(status, headers, await reader.readexactly(length))


def main() -> None:
    port, path, connections = sys.argv[1:]
    flood = Flood(int(port), path)
    asyncio.run(flood.run(int(connections)))
    told = {
        "answers": flood.answers,
        "versions": flood.versions,
        "followed": sorted(flood.followed),
        "faults": flood.faults,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
