"""Dateline as a person runs it: real processes, a real database, the command line."""

import fcntl
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0


def environment(folder: Path, **more: str) -> dict[str, str]:
    """As on a machine where no setting was made but these."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
    return {**plain, "PYTHONPATH": str(ROOT), "DATELINE_SITE": str(folder), **more}


def call(folder: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """`dateline …` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        cwd=folder if folder.is_dir() else folder.parent,
    )


def wait_for(what: Callable[[], Any], why: str, patience: float = PATIENCE) -> Any:
    """What `what` answers as soon as it is something; fails with `why` when it never is."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if answer := what():
            return answer
        time.sleep(0.05)
    raise AssertionError(why)


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """What the processes of one run of the tests have in common. It is gone a few runs later."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def alone(name: Path) -> Iterator[None]:
    """One process at a time; `name` says with what."""
    with name.with_name(f"{name.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def made_once(path: Path, make: Callable[[Path], object]) -> Path:
    """`path`, made by whichever process comes first; the others wait for it."""
    done = path.with_name(f"{path.name}.made")
    with alone(path):
        if not done.exists():
            make(path)
            done.touch()
    return path


def port_nobody_has() -> int:
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Serving:
    """A `dateline serve` that runs."""

    def __init__(self, folder: Path, *arguments: str, log: str = "serve.log", **more: str) -> None:
        self.folder = folder
        self.log = (folder if folder.is_dir() else folder.parent) / log
        with self.log.open("w") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dateline", *arguments],
                env=environment(folder, **more),
                stdout=told,
                stderr=subprocess.STDOUT,
                cwd=folder.parent,
            )

    def said(self) -> str:
        return self.log.read_text()

    def until(self, words: str, patience: float = PATIENCE) -> str:
        wait_for(lambda: words in self.said() or self.process.poll() is not None, f"never said {words}", patience)
        assert words in self.said(), self.said()
        return self.said()

    def children(self) -> list[int]:
        """Everything it started, and what that started in turn."""
        try:
            return [child.pid for child in psutil.Process(self.process.pid).children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)


def is_running(pid: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
