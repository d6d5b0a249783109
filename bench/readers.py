"""Readers who ask as fast as they are answered: wrk, on a core of its own."""

import re
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from bench.processes import READERS, Server, on_core

CONNECTIONS = 32
DONE = re.compile(r"(\d+) requests in ([\d.]+)s")
GZIP = ("Accept-Encoding: gzip",)


@dataclass(frozen=True)
class Taken:
    """What one round of one question took: answers a second, and processor time for each in microseconds."""

    rate: float
    cpu_us: float


def ask(server: Server, headers: Sequence[str] = (), seconds: int = 2, connections: int = CONNECTIONS) -> Taken:
    """Ends the benchmark when an answer was not as it should be."""
    told = [part for header in headers for part in ("-H", header)]
    before = server.spent()
    wrk = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", *told, server.url]
    said = subprocess.run(on_core(READERS, wrk), capture_output=True, text=True, check=True).stdout
    spent = server.spent() - before
    done = DONE.search(said)
    if done is None or done[1] == "0" or "Socket errors" in said or "Non-2xx" in said:
        raise SystemExit(f"{server.name} did not answer everything:\n{said}")
    return Taken(int(done[1]) / float(done[2]), spent / int(done[1]) * 1e6)


def middle(taken: Sequence[Taken]) -> Taken:
    """The median of each."""
    return Taken(statistics.median(each.rate for each in taken), statistics.median(each.cpu_us for each in taken))
