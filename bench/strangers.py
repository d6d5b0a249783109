"""A flood of replies at a fixed pace, each on a connection of its own and from another address of this machine.

A process of its own, `python -m bench.strangers PORT ADDRESS POSTS SECONDS ADDRESSES FORGED REPLAYED`, where FORGED and
REPLAYED are solutions; a third of the posts has the one, a third the other, a third has none. Posts are due at fixed
moments. A line to standard input ends it early. Prints what came of them as JSON.
"""

import json
import select
import socket
import sys
import time
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

LONGEST_WAIT = 40.0
MOST_OPEN = 900


@dataclass
class _Post:
    """One that was sent and is not answered yet."""

    line: socket.socket
    sent_at: float
    kind: str


class Strangers:
    """All of them, in one thread."""

    def __init__(self, port: int, address: str, addresses: int, solutions: dict[str, str]) -> None:
        self._port, self._address, self._addresses = port, address, addresses
        self._solutions = list(solutions.items())
        self._open: dict[int, _Post] = {}
        self._poll = select.epoll()
        self.answers: dict[str, Counter[str]] = {kind: Counter() for kind in solutions}
        self.latest = 0.0

    def send(self, posts: int, seconds: float) -> None:
        """Send all, then hear the last answers."""
        began, sent = time.perf_counter(), 0
        while sent < posts or self._open:
            now = time.perf_counter()
            while sent < posts and began + sent * seconds / posts <= now and len(self._open) < MOST_OPEN:
                self.latest = max(self.latest, now - began - sent * seconds / posts)
                self._post(sent)
                sent += 1
            self._hear(0.002 if sent < posts else 0.2)
            self._give_up(now)

    def _post(self, number: int) -> None:
        kind, solution = self._solutions[number % len(self._solutions)]
        words = f"Buy the clock number {number} of us, it is the best that there ever was."
        body = urlencode({"name": f"Bot {number}", "comment": words, "altcha": solution}).encode()
        head = (
            f"POST {self._address} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nConnection: close\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        line = socket.socket()
        line.bind((address_of(number % self._addresses), 0))
        try:
            line.connect(("127.0.0.1", self._port))
            line.sendall(head.encode() + body)
        except OSError as error:
            self.answers[kind][type(error).__name__] += 1
            line.close()
            return
        line.setblocking(False)
        self._open[line.fileno()] = _Post(line, time.perf_counter(), kind)
        self._poll.register(line, select.EPOLLIN)

    def _hear(self, patience: float) -> None:
        """The first line of each answer says enough."""
        for number, _ in self._poll.poll(patience):
            try:
                said = self._open[number].line.recv(65536)
            except OSError as error:
                said = type(error).__name__.encode()
            self._close(number, said[9:12].decode(errors="replace") if said.startswith(b"HTTP") else "no answer")

    def _give_up(self, now: float) -> None:
        for number in [each for each, post in self._open.items() if now - post.sent_at > LONGEST_WAIT]:
            self._close(number, "never answered")

    def _close(self, number: int, what: str) -> None:
        post = self._open.pop(number)
        self._poll.unregister(number)
        post.line.close()
        self.answers[post.kind][what] += 1


def address_of(number: int) -> str:
    """Of 127.0.0.0/8, one in each network first."""
    return f"127.{1 + number // 250}.{number % 250}.{2 + number % 7}"


def main() -> None:
    port, address, posts, seconds, addresses, forged, replayed = sys.argv[1:8]
    strangers = Strangers(int(port), address, int(addresses), {"none": "", "forged": forged, "replayed": replayed})
    strangers.send(int(posts), float(seconds))
    print(json.dumps({"answers": strangers.answers, "latest": strangers.latest, "own": time.process_time()}))


if __name__ == "__main__":
    main()
