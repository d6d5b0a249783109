"""The demo newsroom, served for real by `dateline demo`, on one core and at rest before anything is timed."""

import os
import re
import sqlite3
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.processes import SERVERS, Server, below, bind, free_port, running, wait_until, wait_until_it_answers

STORY = re.compile(r'href="(/[a-z-]+/\d{4}/\d\d/\d\d/[^/"]+/)"')
WAITING = (
    "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')",
    "SELECT count(*) FROM press_touch WHERE settled = 0",
)
QUIET_LOOKS = 10
"""In a row, five a second: one task may order the next."""


@dataclass(frozen=True)
class Newsroom:
    """One that is served."""

    base: str
    site: Path
    supervisor: int

    @property
    def environment(self) -> Mapping[str, str]:
        """For a process beside it, on the same folder."""
        settings = {"DATELINE_SITE": str(self.site), "DATELINE_BASE_URL": self.base}
        return {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "dateline.site.settings"}

    @property
    def hottest(self) -> str:
        """The address of the story that stands first on the front."""
        found = STORY.search(self.read("/").decode())
        if found is None:
            raise SystemExit("The demo's front shows no story: nothing is timed.")
        return found[1]

    def read(self, address: str) -> bytes:
        with urllib.request.urlopen(self.base + address, timeout=60) as answer:
            page: bytes = answer.read()
        return page

    def press_a_page(self, address: str) -> None:
        """Asked for until it is answered from memory."""
        for _ in range(3):
            self.read(address)

    def server(self, address: str) -> Server:
        """The process in front, answering this page."""
        return Server("The press", self.base + address, self.processes("press"))

    def processes(self, name: str) -> tuple[psutil.Process, ...]:
        """The `press`, `web` or `worker` process of it, with those it started: Granian's do not say what they are."""
        for each in psutil.Process(self.supervisor).children():
            if name in each.cmdline()[1:]:
                return below(each.pid)
        raise SystemExit(f"The {name} of the newsroom does not run: nothing is timed.")

    def wait_until_at_rest(self) -> None:
        """Nothing in the background shares the core any longer: pictures are made, and what was touched is pressed."""
        looks = [0]

        def is_quiet() -> bool:
            looks[0] = 0 if self._waiting() else looks[0] + 1
            return looks[0] >= QUIET_LOOKS

        wait_until(is_quiet, "The newsroom's worker is not at rest")

    def _waiting(self) -> int:
        file = f"file:{self.site / 'data' / 'dateline.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(file, uri=True, timeout=30)) as database:
            return sum(database.execute(question).fetchone()[0] for question in WAITING)


@contextmanager
def served_demo(made_before: Path | None = None, cores: Collection[int] = (SERVERS,)) -> Iterator[Newsroom]:
    """A new one in a temporary folder, or the one that is there.

    It is made on all cores; from when it is at rest, all its processes are on `cores`.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        site = made_before.absolute() if made_before else Path(folder) / "site"
        with _served(site, Path(folder) / "demo.log") as newsroom:
            for process in below(newsroom.supervisor):
                bind(process, *cores)
            yield newsroom


@contextmanager
def _served(site: Path, log: Path) -> Iterator[Newsroom]:
    port = free_port()
    command = [sys.executable, "-m", "dateline", "demo", str(site), "--port", str(port)]
    print("Making the demo newsroom, or starting it …", file=sys.stderr, flush=True)
    with running(command, log) as supervisor:
        newsroom = Newsroom(f"http://127.0.0.1:{port}", site, supervisor.pid)
        wait_until_it_answers(f"{newsroom.base}/", supervisor, log)
        print("Waiting until its worker is at rest …", file=sys.stderr, flush=True)
        newsroom.wait_until_at_rest()
        yield newsroom


def is_threaded_out(newsroom: Newsroom) -> bool:
    """Whether every thread of Django is taken: what is never pressed gets no answer within a second."""
    try:
        urllib.request.urlopen(f"{newsroom.base}/healthz", timeout=1).read()
    except urllib.error.HTTPError as error:
        return error.code == 503
    except OSError:
        return True
    return False
