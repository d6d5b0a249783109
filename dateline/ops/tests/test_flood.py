"""A crowd at one story while it is edited: whole pages only, never an older one again, and each is made once."""

import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from dateline.ops.tests.asked import Asked
from tests.running import environment, port_nobody_has, wait_for

pytestmark = [pytest.mark.xdist_group("pressing"), pytest.mark.once]

PATIENCE = 200.0
"""Seconds until it serves, and until the press has settled, on a machine that is busy with other tests."""


class Crowd:
    """A newsroom that is served, the desk that edits its one story, and what readers were told."""

    def __init__(self, serve: Any, newsroom: Path) -> None:
        self._folder, self._port = newsroom, port_nobody_has()
        self._serving = serve("serve", "--port", str(self._port))
        self._serving.until("The desk is at", PATIENCE)
        self._desk = Asked("dateline.ops.tests.one_story", newsroom)
        self._path = self._desk.ask("file")
        self._settle()
        self.known: list[str] = []
        """Every version there was, in order."""
        self.told: dict[str, Any] = {}

    def end(self) -> None:
        self._desk.end()

    @contextmanager
    def flooded(self, connections: int) -> Iterator[None]:
        """The page is not pressed yet when they come, all at once."""
        command = [sys.executable, "-m", "dateline.ops.tests.flood", str(self._port), self._path, str(connections)]
        with subprocess.Popen(
            command, env=environment(self._folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as flood:
            wait_for(lambda: self.renders(), "nobody came")
            self._look()
            yield
            self._look()
            self.told = json.loads(flood.communicate(timeout=120)[0])

    def change(self, what: str, **more: Any) -> None:
        """As it was before, and as it is once the press has settled: past midnight these are two."""
        self._look()
        self._desk.ask(what, **more)
        self._settle()
        self._look()

    def renders(self) -> int:
        """How often Django was asked for the page."""
        return len(re.findall(rf" GET {re.escape(self._path)} \d+ ", self._serving.said()))

    def wrong(self) -> list[str]:
        order = {version: number for number, version in enumerate(self.known)}
        faults = [f"{count} times: {fault}" for fault, count in self.told["faults"].items()]
        faults += [
            f"{count} pages of no version there was" for v, count in self.told["versions"].items() if v not in order
        ]
        faults += [
            f"version {order.get(before)} was followed by {order.get(after)}"
            for before, after in self.told["followed"]
            if order.get(before, -1) >= order.get(after, len(order))
        ]
        return faults

    def summary(self) -> str:
        seen = len(self.told["versions"])
        return f"answers {self.told['answers']}, {seen} of {len(self.known)} versions seen, {self.renders()} renders"

    def _settle(self) -> None:
        wait_for(lambda: self._desk.ask("is_settled"), "the press never settled", PATIENCE)

    def _look(self) -> None:
        with urlopen(f"http://127.0.0.1:{self._port}{self._path}", timeout=60) as answer:
            version = hashlib.sha256(answer.read()).hexdigest()
        if not self.known or self.known[-1] != version:
            self.known.append(version)


@pytest.fixture
def crowd(serve: Any, newsroom: Path) -> Iterator[Crowd]:
    crowd = Crowd(serve, newsroom)
    yield crowd
    crowd.end()


def flood(crowd: Crowd, *, connections: int, edits: int, seconds: float) -> None:
    """The edits are spread over the time; half-way the house is renamed, and no page of it is pressed any more."""
    with crowd.flooded(connections):
        for number in range(1, edits + 1):
            crowd.change("edit", number=number)
            if number == edits // 2:
                crowd.change("rename_house", name="The Mercury")
            time.sleep(seconds / edits)
    print(crowd.summary())
    assert crowd.wrong() == []
    assert set(crowd.told["answers"]) <= {"200", "304"}
    assert len(crowd.known) >= edits + 2
    assert crowd.renders() <= 2 + edits, "the crowd had one page made more than once"


@pytest.mark.timeout(400)
def test_a_crowd_at_a_story_that_is_edited_gets_whole_pages_each_made_once(crowd: Crowd) -> None:
    flood(crowd, connections=64, edits=3, seconds=3)


@pytest.mark.drill
@pytest.mark.timeout(900)
def test_256_connections_for_a_minute_get_whole_pages_of_twenty_edits_each_made_once(crowd: Crowd) -> None:
    flood(crowd, connections=256, edits=20, seconds=60)
