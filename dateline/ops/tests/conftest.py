"""A newsroom in a folder of its own, and the command line as a person has it: real processes, a real database."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
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


def wait_for(what: Callable[[], Any], why: str) -> Any:
    """What `what` answers as soon as it is something; fails with `why` when it never is."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answer := what():
            return answer
        time.sleep(0.05)
    raise AssertionError(why)


def port_nobody_has() -> int:
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrating and collecting take seconds, so one newsroom is made and copied."""
    folder = tmp_path_factory.mktemp("made") / "the paper"
    done = call(folder, "init", str(folder))
    assert done.returncode == 0, done.stderr
    (folder / "init.out").write_text(done.stdout)
    prepare = [sys.executable, "-m", "dateline.ops.processes", "prepare"]
    subprocess.run(prepare, env=environment(folder), check=True, timeout=PATIENCE * 2)
    return folder


@pytest.fixture
def newsroom(_made_once: Path, tmp_path: Path) -> Path:
    """A fresh newsroom as `dateline init` leaves it."""
    folder = tmp_path / "the paper"
    shutil.copytree(_made_once, folder)
    return folder


class Serving:
    """A `dateline serve` that runs."""

    def __init__(self, folder: Path, *arguments: str, **more: str) -> None:
        self.folder = folder
        self.log = folder / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dateline", *arguments],
                env=environment(folder, **more),
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=folder.parent,
            )

    def said(self) -> str:
        return self.log.read_text()

    def until(self, words: str) -> str:
        wait_for(lambda: words in self.said() or self.process.poll() is not None, f"never said {words}")
        assert words in self.said(), self.said()
        return self.said()

    def children(self) -> list[int]:
        """Everything it started, and what that started in turn."""
        found, look_at = [], [self.process.pid]
        while look_at:
            started = subprocess.run(["pgrep", "-P", str(look_at.pop())], capture_output=True, text=True).stdout
            look_at += [int(each) for each in started.split()]
            found += [int(each) for each in started.split()]
        return found

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)


@pytest.fixture
def serve(newsroom: Path) -> Iterator[Callable[..., Serving]]:
    """Starts `dateline serve` (or another command that stays) and sees that it has ended with the test."""
    started: list[Serving] = []

    def start(*arguments: str, folder: Path = newsroom, **more: str) -> Serving:
        started.append(Serving(folder, *(arguments or ("serve", "--port", str(port_nobody_has()))), **more))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.end()


def is_running(pid: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
