"""The demo newsroom as it runs: made once for a whole run of the tests, each process with a copy of its own."""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.running import Serving, port_nobody_has

MAKING = 240.0
"""Seconds for drawing and filing everything, on a machine that is busy with other tests."""
PAGES = "pages.json"
OTHERS = ("/desk/", "/media/", "/feed/")
"""What is no page for readers."""
LINK = re.compile(r'href="(/[^"#?]*/)["#]')
PICTURE = re.compile(r'(/media/[^" ,]+)')


@dataclass(frozen=True)
class Demo:
    """A demo that answers at `address`, and what is known of it."""

    address: str
    folder: Path

    @property
    def log_ins(self) -> dict[str, str]:
        kept = json.loads((self.folder / "data" / "demo-log-ins.json").read_text())
        return {entry["name"]: entry["password"] for entry in kept}

    @property
    def pages(self) -> list[str]:
        """Every page a reader could reach from the front page when the demo was new."""
        found: list[str] = json.loads((self.folder / PAGES).read_text())
        return found

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of `path`, as a stranger gets it."""
        return _ask(Request(self.address + path))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        return _ask(Request(self.address + path, data=urlencode(fields).encode()))


def _ask(request: Request) -> tuple[int, str]:
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


@contextmanager
def running(folder: Path) -> Iterator[Demo]:
    """`dateline demo`, until the end of the block."""
    port = port_nobody_has()
    serving = Serving(folder, "demo", str(folder), "--port", str(port))
    try:
        serving.until("Stop it with Ctrl-C", MAKING)
        yield Demo(f"http://127.0.0.1:{port}", folder)
    finally:
        serving.end()


def make_once(folder: Path) -> Path:
    """The demo in `folder`, made by whichever process comes first, and at rest."""
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / PAGES).exists():
            with running(folder) as demo:
                found = walk(demo)
            (folder / PAGES).write_text(json.dumps(found))
    return folder


def walk(demo: Demo) -> list[str]:
    """Every address linked from the front page, and from there on."""
    found: set[str] = set()
    ahead = {"/"}
    with ThreadPoolExecutor(4) as threads:
        while ahead:
            found |= ahead
            texts = [text for _, text in threads.map(demo.get, sorted(ahead))]
            linked = {link for text in texts for link in LINK.findall(text)}
            ahead = {link for link in linked if not link.startswith(OTHERS)} - found
    return sorted(found)


def copy_of(furnished: Path, folder: Path) -> Path:
    """A demo to change as one likes."""
    shutil.copytree(furnished, folder, ignore=shutil.ignore_patterns("*.lock", "serve.log"))
    return folder


def run_name() -> str:
    """What the processes of one run of the tests have in common."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")
