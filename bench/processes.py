"""Processes to measure: started on a core of their own, waited for, and what they took of the processor."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

SERVERS, READERS = 0, 1
"""Cores: what is measured has the one, who asks has the other."""

PATIENCE = 600.0


@dataclass(frozen=True)
class Server:
    """Something that answers, and the processes whose time counts."""

    name: str
    url: str
    processes: tuple[psutil.Process, ...] = ()

    def spent(self) -> float:
        return spent(self.processes)


def spent(processes: Sequence[psutil.Process]) -> float:
    """Seconds of processor time until now."""
    return sum(taken.user + taken.system for taken in (each.cpu_times() for each in processes))


PACKAGES = {"h2load": "nghttp2-client", "taskset": "util-linux"}
"""Programs whose package in Debian has another name."""


def need(*programs: str) -> None:
    """Ends with 2 when one of them, all of them Debian packages, is not there."""
    if missing := [name for name in programs if not shutil.which(name)]:
        packages = " ".join(PACKAGES.get(name, name) for name in missing)
        print(f"This needs {' and '.join(missing)} on the path. On Debian: apt install {packages}.", file=sys.stderr)
        sys.exit(2)


def on_core(core: int, command: Sequence[str], niceness: int = 0) -> list[str]:
    """The command line that runs `command`, and whatever it starts, on one core."""
    return on_cores((core,), command, niceness)


def on_cores(cores: Collection[int], command: Sequence[str], niceness: int = 0) -> list[str]:
    """The same on several."""
    polite = ["nice", "-n", str(niceness)] if niceness else []
    return ["taskset", "-c", ",".join(map(str, cores)), *polite, *command]


@contextmanager
def running(
    command: Sequence[str], log: Path, env: Mapping[str, str] | None = None, folder: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Until the end of the block, also when the benchmark is told to end; what it says goes into `log`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("The benchmark was told to end."))
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=env, cwd=folder)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    def answers() -> bool:
        if process.poll() is not None:
            raise SystemExit(f"What should answer at {url} ended:\n{log.read_text()}")
        try:
            urllib.request.urlopen(url, timeout=20).read()
        except OSError:
            return False
        return True

    wait_until(answers, f"Nothing answers at {url}")


def wait_until(is_so: Callable[[], bool], otherwise: str, patience: float = PATIENCE) -> None:
    """Looks five times a second; ends the benchmark with the sentence `otherwise` when it never is."""
    deadline = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > deadline:
            raise SystemExit(f"{otherwise} after {patience:.0f} seconds: nothing is timed.")
        time.sleep(0.2)


def below(parent: int) -> tuple[psutil.Process, ...]:
    """The process and all it started."""
    first = psutil.Process(parent)
    return (first, *first.children(recursive=True))


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def bind(process: psutil.Process, *cores: int) -> None:
    """Every thread of it that there is; what these start stays there, too."""
    for thread in process.threads():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(thread.id, cores)


@contextmanager
def on_these_cores(*cores: int) -> Iterator[None]:
    """Threads started in the block stay on these; the thread that starts them does not."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
