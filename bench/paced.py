"""Readers who ask at a fixed pace, whether they are answered or not: so that waiting counts.

A process of its own, `python -m bench.paced PORT ADDRESS RATE SECONDS CONNECTIONS`; prints what it found as JSON.
Requests are due at fixed moments, each on the next of the connections. The time of an answer counts from the moment its
request was due: one that waited behind another, or for this program, counts with its wait. On bare sockets, for there
is one processor core to ask thousands of times a second with.
"""

import gzip
import json
import re
import select
import socket
import sys
import time
from collections import deque
from dataclasses import dataclass, field

LENGTH, TAG = re.compile(rb"(?i)\r\ncontent-length: *(\d+)"), re.compile(rb'(?i)\r\netag: *("[^"]+")')
EDIT = re.compile(rb"<h1[^>]*>[^<]*Edit (\d+)")
CHUNK = 256 * 1024


@dataclass
class _Line:
    """One connection, what is due on it, and the newest version it has been shown."""

    socket: socket.socket
    due: deque[float] = field(default_factory=deque)
    received: bytearray = field(default_factory=bytearray)
    version: int = -1


class Readers:
    """All of them, in one thread."""

    def __init__(self, port: int, address: str, connections: int) -> None:
        self._request = (
            f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "User-Agent: Mozilla/5.0\r\nAccept-Encoding: gzip\r\n\r\n"
        ).encode()
        self._lines: dict[int, _Line] = {}
        self._poll = select.epoll()
        for _ in range(connections):
            line = socket.create_connection(("127.0.0.1", port))
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.setblocking(False)
            self._lines[line.fileno()] = _Line(line)
            self._poll.register(line, select.EPOLLIN)
        self._versions: dict[bytes, int] = {}
        self.taken: list[float] = []
        self.errors: list[str] = []
        self.older = 0

    def read(self, rate: float, seconds: float) -> None:
        """Ask for so long, then hear the last answers."""
        lines = list(self._lines.values())
        began, asked, wanted = time.perf_counter() + 0.05, 0, int(rate * seconds)
        while asked < wanted or any(line.due for line in lines):
            now = time.perf_counter()
            while asked < wanted and began + asked / rate <= now:
                self._ask(lines[asked % len(lines)], began + asked / rate)
                asked += 1
            if now > began + seconds + 20:
                self.errors.append(f"{sum(len(line.due) for line in lines)} answers never came")
                return
            wait = max(0.0, began + asked / rate - time.perf_counter()) if asked < wanted else 0.05
            for number, _ in self._poll.poll(wait):
                self._hear(self._lines[number])

    def close(self) -> None:
        self._poll.close()
        for line in self._lines.values():
            line.socket.close()

    def _ask(self, line: _Line, due: float) -> None:
        """One after the other on each line: what is due while an answer is awaited is sent when it has come."""
        line.due.append(due)
        if len(line.due) == 1:
            line.socket.send(self._request)

    def _hear(self, line: _Line) -> None:
        chunk = line.socket.recv(CHUNK)
        if not chunk:
            raise SystemExit("The press hung up: nothing is to be learnt from it.")
        line.received += chunk
        head = line.received.find(b"\r\n\r\n")
        length = LENGTH.search(line.received, 0, head + 2) if head > 0 else None
        if length is None or len(line.received) < head + 4 + int(length[1]):
            return
        answer, line.received = bytes(line.received), bytearray()
        self.taken.append(time.perf_counter() - line.due.popleft())
        if line.due:
            line.socket.send(self._request)
        self._look_at(line, answer, head)

    def _look_at(self, line: _Line, answer: bytes, head: int) -> None:
        """Each page is unpacked once, the first time its tag is seen."""
        tag = TAG.search(answer, 0, head + 2)
        if not answer.startswith(b"HTTP/1.1 200 ") or tag is None:
            self.errors.append(answer[:200].decode(errors="replace"))
            return
        version = self._versions.get(tag[1])
        if version is None:
            version = self._versions[tag[1]] = version_of(gzip.decompress(answer[head + 4 :]))
        self.older += version < line.version
        line.version = max(version, line.version)

    @property
    def newest(self) -> int:
        return max(self._versions.values(), default=-1)


def version_of(page: bytes) -> int:
    """The number in the headline; 0 before the first edit."""
    found = EDIT.search(page)
    return int(found[1]) if found else 0


def main() -> None:
    port, address, rate, seconds, connections = sys.argv[1:6]
    readers = Readers(int(port), address, int(connections))
    readers.read(float(rate), float(seconds))
    readers.close()
    taken = sorted(readers.taken)
    report = {
        "answers": len(taken),
        "p50": taken[len(taken) // 2] * 1000,
        "p99": taken[len(taken) * 99 // 100] * 1000,
        "slowest": taken[-1] * 1000,
        "own": time.process_time(),
        "errors": readers.errors[:3],
        "older": readers.older,
        "newest": readers.newest,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
