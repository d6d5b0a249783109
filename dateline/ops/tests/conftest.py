"""A newsroom in a folder of its own, for tests of the command line."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.collected import keep_collected, put_collected
from tests.running import Serving, call, environment, folder_of_run, made_once, port_nobody_has

MAKING = 240.0
"""Seconds for migrating and collecting, on a machine that is busy with other tests."""


@pytest.fixture(scope="session")
def _made_once(blank: Path, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made for the whole run, and copied. Its database was migrated before: that takes a quarter of a minute."""
    return made_once(folder_of_run(tmp_path_factory) / "paper", partial(_make, blank, kept))


def _make(blank: Path, kept: Path, folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    shutil.copyfile(blank, folder / "data" / "dateline.sqlite3")
    put_collected(kept, folder / "data")
    done = call(folder, "init", str(folder))
    assert done.returncode == 0, done.stderr
    (folder / "init.out").write_text(done.stdout)
    prepare = [sys.executable, "-m", "dateline.ops.processes", "prepare"]
    subprocess.run(prepare, env=environment(folder), check=True, timeout=MAKING)
    keep_collected(folder / "data", kept)


@pytest.fixture
def newsroom(_made_once: Path, tmp_path: Path) -> Path:
    """A fresh newsroom as `dateline init` leaves it."""
    folder = tmp_path / "the paper"
    shutil.copytree(_made_once, folder)
    return folder


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


@pytest.fixture(scope="module")
def open_paper(_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A newsroom that is served, for all tests of a module that leave it so: starting takes longer than asking."""
    folder = tmp_path_factory.mktemp("open") / "the paper"
    shutil.copytree(_made_once, folder)
    serving = Serving(folder, "serve", "--port", str(port_nobody_has()))
    try:
        serving.until("The desk is at")
        yield serving
    finally:
        serving.end()
