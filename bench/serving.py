"""A pressed story page beside nginx, which sends the same bytes as a file.

    .venv/bin/python -m bench.serving [--rounds 5] [--seconds 3]

Needs `nginx` and `wrk` on the path (Debian's packages of that name). The demo newsroom is made in a temporary folder
and served as `dateline serve` serves it, bound to one core together with nginx; wrk has the other, with 32 connections.
The two are asked in turn, plain, compressed and with a tag they know, and each answer is looked at before it is timed.
Taken are requests a second and the processor time of the process that answers. Prints medians and their ratios, writes
bench/results/serving.json, and ends with 1 when a ratio misses its bar.
"""

import argparse
import gzip
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.houses import keep, show, verdict

SERVER_CORE, READER_CORE = "0", "1"
CONNECTIONS = 32
PATIENCE = 240.0
TICKS = os.sysconf("SC_CLK_TCK")
DONE = re.compile(r"(\d+) requests in ([\d.]+)s")
BARS = {"plain": 0.45, "gzip": 0.38, "304": 0.60}
MOST_CPU = {"plain": 2.4, "gzip": 2.6}
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; }} access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  open_file_cache max=100; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {folder}/root; gzip_static on; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """Something that answers, and the processes whose time counts."""

    name: str
    url: str
    pids: tuple[int, ...]

    def spent(self) -> float:
        """Seconds of processor time until now."""
        return sum(_ticks(pid) for pid in self.pids) / TICKS


@dataclass(frozen=True)
class Taken:
    """What one round of one question took."""

    rate: float
    cpu_us: float


def main() -> int:
    """Start both, ask in turn, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3)
    given = options.parse_args()
    if missing := [name for name in ("nginx", "wrk", "taskset") if not shutil.which(name)]:
        print(f"This needs {' and '.join(missing)} on the path. On Debian: apt install nginx wrk.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder, _newsroom(Path(folder)) as press:
        page, tag = _page_of(press.url)
        with _nginx(Path(folder) / "nginx", page) as nginx:
            _check_same(press, nginx, page)
            report = _measure(press, nginx, tag, given.rounds, given.seconds)
    report["bytes"] = {"plain": len(page), "gzip": len(gzip.compress(page, 6))}
    keep("serving", report)
    show(("", "press, a second", "nginx", "ratio", "CPU, µs", "nginx", "ratio"), [_row(report, name) for name in BARS])
    return verdict(_complaints(report))


def _measure(press: Server, nginx: Server, tag: str, rounds: int, seconds: int) -> dict[str, Any]:
    """For a 304 nginx sends the file: what a reader who has the page already would cost without one."""
    compressed = ["Accept-Encoding: gzip"]
    questions: dict[str, tuple[list[str], list[str]]] = {
        "plain": ([], []),
        "gzip": (compressed, compressed),
        "304": ([*compressed, f"If-None-Match: {tag}"], []),
    }
    taken: dict[str, list[tuple[Taken, Taken]]] = {name: [] for name in questions}
    for _ in range(rounds):
        for name, (ours, theirs) in questions.items():
            taken[name].append((_ask(press, ours, seconds), _ask(nginx, theirs, seconds)))
    return {name: _medians(pairs) for name, pairs in taken.items()}


def _medians(pairs: Sequence[tuple[Taken, Taken]]) -> dict[str, float]:
    rates = [statistics.median(pair[n].rate for pair in pairs) for n in (0, 1)]
    cpus = [statistics.median(pair[n].cpu_us for pair in pairs) for n in (0, 1)]
    return {
        "press": round(rates[0]),
        "nginx": round(rates[1]),
        "ratio": round(rates[0] / rates[1], 2),
        "cpu_press": round(cpus[0], 1),
        "cpu_nginx": round(cpus[1], 1),
        "cpu_ratio": round(cpus[0] / cpus[1], 2),
    }


def _row(report: dict[str, Any], name: str) -> list[str]:
    columns = ("press", "nginx", "ratio", "cpu_press", "cpu_nginx", "cpu_ratio")
    return [name, *(str(report[name][column]) for column in columns)]


def _complaints(report: dict[str, Any]) -> list[str]:
    slow = [
        f"{n}: {report[n]['ratio']} of nginx; {bar} is the bar." for n, bar in BARS.items() if report[n]["ratio"] < bar
    ]
    dear = [
        f"{name}: {report[name]['cpu_ratio']} times nginx's processor time; {bar} is the bar."
        for name, bar in MOST_CPU.items()
        if report[name]["cpu_ratio"] > bar
    ]
    return slow + dear


def _ask(server: Server, headers: Sequence[str], seconds: int) -> Taken:
    """wrk asks as fast as it is answered."""
    told = [part for header in headers for part in ("-H", header)]
    before = server.spent()
    wrk = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *told, server.url]
    said = subprocess.run(["taskset", "-c", READER_CORE, *wrk], capture_output=True, text=True, check=True).stdout
    spent = server.spent() - before
    done = DONE.search(said)
    if done is None or "Socket errors" in said or "Non-2xx" in said:
        raise SystemExit(f"{server.name} did not answer everything:\n{said}")
    return Taken(int(done[1]) / float(done[2]), spent / int(done[1]) * 1e6)


@contextmanager
def _newsroom(folder: Path) -> Iterator[Server]:
    """The demo, with one of its stories pressed."""
    port = _free_port()
    command = ["taskset", "-c", SERVER_CORE, sys.executable, "-m", "dateline", "demo", str(folder / "site")]
    with _running([*command, "--port", str(port)], folder / "serve.log") as serving:
        base = f"http://127.0.0.1:{port}"
        _wait_for(base, serving, folder / "serve.log")
        with urllib.request.urlopen(base) as front:
            story = re.search(r'href="(/[a-z]+/\d{4}/\d\d/\d\d/[^/"]+/)"', front.read().decode())
        assert story
        url = base + story[1]
        for _ in range(3):
            urllib.request.urlopen(url).read()
        yield Server("The press", url, tuple(_those_of(serving.pid, "processes press")))


@contextmanager
def _nginx(folder: Path, page: bytes) -> Iterator[Server]:
    (folder / "root").mkdir(parents=True)
    (folder / "root" / "story.html").write_bytes(page)
    (folder / "root" / "story.html.gz").write_bytes(gzip.compress(page, 6))
    port = _free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    folder.chmod(0o755)
    folder.parent.chmod(0o755)
    command = ["taskset", "-c", SERVER_CORE, "nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _running(command, folder / "said.log") as serving:
        url = f"http://127.0.0.1:{port}/story.html"
        _wait_for(url, serving, folder / "said.log")
        yield Server("nginx", url, tuple(_those_of(serving.pid, "nginx")))


@contextmanager
def _running(command: Sequence[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"Nothing answers at {url}:\n{log.read_text()}")


def _page_of(url: str) -> tuple[bytes, str]:
    """The page without compression, and the tag of the compressed one."""
    with urllib.request.urlopen(url) as answer:
        page: bytes = answer.read()
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})) as answer:
        assert gzip.decompress(answer.read()) == page
        return page, str(answer.headers["ETag"])


def _check_same(press: Server, nginx: Server, page: bytes) -> None:
    for server in (press, nginx):
        with urllib.request.urlopen(server.url) as answer:
            if answer.read() != page:
                raise SystemExit(f"{server.name} sends something else: nothing is timed.")


def _those_of(parent: int, named: str) -> Iterator[int]:
    """The process and all below it whose command holds `named`."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _is_below(int(entry.name), parent):
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if named in command or _is_below_named(int(entry.name), parent, named):
                yield int(entry.name)


def _is_below(pid: int, parent: int) -> bool:
    while pid > 1:
        if pid == parent:
            return True
        pid = _parent_of(pid)
    return False


def _is_below_named(pid: int, parent: int, named: str) -> bool:
    """Granian's own children do not say what they are."""
    while pid not in (parent, 0, 1):
        pid = _parent_of(pid)
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        if named in command:
            return True
    return False


def _parent_of(pid: int) -> int:
    try:
        return int(_stat(pid)[1])
    except FileNotFoundError:
        return 0


def _ticks(pid: int) -> int:
    fields = _stat(pid)
    return int(fields[11]) + int(fields[12])


def _stat(pid: int) -> list[str]:
    """What follows the name, which may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
