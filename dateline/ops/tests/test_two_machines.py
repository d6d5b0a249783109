"""Two machines serve one newsroom: each with a site folder of its own, with PostgreSQL and Valkey between them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.ops.tests.test_behind_nginx import FILE, WITHDRAW, ask
from dateline.ops.tests.test_serve_on_postgres import database
from dateline.press.held import kept_held
from dateline.press.tests.valkey_server import PROGRAM, ValkeyServer
from tests.running import PATIENCE, Serving, call, port_nobody_has, wait_for

pytestmark = [
    pytest.mark.postgres_only,
    pytest.mark.xdist_group("pressing"),
    pytest.mark.timeout(550),
    pytest.mark.skipif(PROGRAM is None, reason="There is no valkey-server and no redis-server on this machine."),
]
EDIT = """
from dateline.stories.models import Story
story = Story.objects.get()
story.title = "Council breaks the clock"
story.save_revision().publish()
"""


@dataclass
class Machine:
    """One of them, as its operator and its readers know it."""

    folder: Path
    port: int
    settings: dict[str, str]
    serving: Serving

    def do(self, script: str) -> str:
        done = call(self.folder, "manage", "shell", "-c", script, **self.settings)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def page(self, path: str) -> tuple[int, str]:
        return ask(self.port, path)

    def is_kept(self, path: str) -> bool:
        """Whether the machine serves the page from its own copy of the press."""
        return any(path == name for name in self.do(NAMES).splitlines())

    @property
    def format(self) -> str:
        return (self.folder / "data" / "press" / "format").read_text()


NAMES = """
from dateline.press.store import open_store
print("\\n".join(open_store().names()))
"""


@pytest.fixture
def machines(newsroom: Path, tmp_path: Path, serve: Callable[..., Serving]) -> Iterator[tuple[Machine, Machine]]:
    """They know each other only by the settings; a balancer in front would send readers to either."""
    other = tmp_path / "srv" / "elsewhere"
    shutil.copytree(newsroom, other)
    server = ValkeyServer(tmp_path)
    with database() as address:
        settings = {
            "DATELINE_DATABASE_URL": address,
            "DATELINE_VALKEY_URL": server.url,
            "DATELINE_BASE_URL": "http://paper.example",
        }
        yield _start(serve, newsroom, settings), _start(serve, other, settings)
    server.end()


def _start(serve: Callable[..., Serving], folder: Path, settings: dict[str, str]) -> Machine:
    port = port_nobody_has()
    serving = serve("serve", "--port", str(port), folder=folder, **settings)
    serving.until("The desk is at", PATIENCE * 4)
    return Machine(folder, port, settings, serving)


def is_new(text: str) -> bool:
    """Whole: the lists on a page are pressed before the page itself."""
    return "Council breaks the clock" in text and "Council mends the clock" not in text


def test_what_one_machine_does_readers_of_the_other_see(machines: Any) -> None:
    north, south = machines
    address = north.do(FILE).split("at ", 1)[1].strip()
    for machine in machines:
        assert "Council mends the clock" in machine.page(address)[1]
        assert "Council mends the clock" in machine.page("/")[1]
    assert north.format == south.format, "equal machines agree wherever their folders are"
    assert south.is_kept(address)

    north.do(EDIT)
    wait_for(lambda: all(is_new(south.page(path)[1]) for path in (address, "/")), "the other machine stayed as it was")

    north.do(WITHDRAW.replace("mends", "breaks"))
    status, text = south.page(address)
    assert (status, "It was another clock." in text) == (410, True)
    assert "Council breaks the clock" not in south.page("/")[1]
    for machine in machines:
        assert "other code" not in machine.serving.said()
        assert kept_held(machine.folder / "data" / "press"), "each press tells what it has in memory"
        assert machine.serving.end() == 0, machine.serving.said()
