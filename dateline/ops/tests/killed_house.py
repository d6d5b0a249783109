"""A newsroom that is served, publishes, is killed with everything it started, and is served again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

from dateline.ops.tests.asked import Asked
from dateline.ops.tests.publishing_run import UNSEEN
from tests.running import Serving, environment, is_running, port_nobody_has, wait_for

MOST_BEGUN = 12
"""Things the desk has begun when the kill comes, and a moment after."""
LONGEST_MOMENT = 0.4
LONGEST_START = 6.0
PATIENCE = 200.0
"""Seconds until it serves, and until the press has settled, on a machine that is busy with other tests."""
ONE_IN = 5
"""So often it is killed once more, while it starts again."""

Standing = list[Any]
"""How readers see a story, and which edition of it."""


class KilledHouse:
    """The house, and the ledger of what it was told to do and what it said it had done."""

    def __init__(self, folder: Path, seed: str) -> None:
        self._folder = folder
        self._dice = random.Random(seed)
        self._port = port_nobody_has()
        self.address = f"http://127.0.0.1:{self._port}"
        (folder / "tmp").mkdir()
        self._allowed: defaultdict[str, list[Standing]] = defaultdict(lambda: [[UNSEEN, None]])
        self._counts: Counter[str] = Counter()
        self._found: dict[str, Any] = {}
        self._desk = self._desk_that_waits()
        self._serving = self._serve()
        self._serving.until("The desk is at", PATIENCE)
        self._examiner = Asked("dateline.ops.tests.examiner", folder, self.address)

    def publish_until_killed(self) -> None:
        """For a while. The desk's own process dies with the others, a little sooner or later than they do."""
        assert self._desk.stdin
        self._desk.stdin.write(b"\n")
        self._desk.stdin.flush()
        wanted, moment = self._dice.randint(1, MOST_BEGUN), self._dice.uniform(0, LONGEST_MOMENT)
        wait_for(lambda: self._begun() >= wanted or self._desk.poll() is not None, "the desk does nothing")
        time.sleep(moment)
        desk_first, between = self._dice.random() < 0.5, self._dice.uniform(0, 0.2)
        for step in (self._kill_desk, self._kill_server) if desk_first else (self._kill_server, self._kill_desk):
            step()
            time.sleep(between)
        self._counts["kills"] += 1
        self._enter_in_the_ledger()

    def start_again(self) -> None:
        """Now and then that is cut short, too."""
        if self._dice.randrange(ONE_IN) == 0:
            self._serving = self._serve()
            time.sleep(self._dice.uniform(0.1, LONGEST_START))
            self._kill_server()
            self._counts["kills while it started"] += 1
        self._desk = self._desk_that_waits()
        self._serving = self._serve()
        said = self._serving.until("The desk is at", PATIENCE)
        assert f"{self.address}/" in said
        wait_for(lambda: self._examiner.ask("is_settled"), f"the press never settled:\n{said}", PATIENCE)

    def faults(self) -> list[str]:
        """What is neither wholly so nor wholly not; from here on the ledger says what is."""
        self._found = self._examiner.ask("look")
        stories: dict[str, Standing] = self._found["stories"]
        faults = [*self._found["faults"], *(_lost(key, each, stories) for key, each in self._allowed.items())]
        self._allowed.clear()
        for key, standing in stories.items():
            self._allowed[key] = [_as_told(standing)]
        self._counts["pages asked for"] += self._found["asked"]
        self._counts["entries verified"] += self._found["checked"]
        return [fault for fault in faults if fault]

    def told(self) -> str:
        stories = Counter(standing[0] for standing in self._found.get("stories", {}).values())
        return f"{dict(self._counts)}, stories now: {dict(stories)}"

    def end(self) -> None:
        self._kill_desk()
        self._examiner.end()
        self._serving.end()

    def _serve(self) -> Serving:
        return Serving(self._folder, "serve", "--port", str(self._port), TMPDIR=str(self._folder / "tmp"))

    def _desk_that_waits(self) -> "subprocess.Popen[bytes]":
        """It starts while the server does."""
        self._counts["runs"] += 1
        name = f"zq{self._counts['runs']}"
        seed = str(self._dice.random())
        with (self._folder / "ledger").open("w") as ledger:
            return subprocess.Popen(
                [sys.executable, "-m", "dateline.ops.tests.publishing_run", self.address, name, seed],
                env=environment(self._folder),
                stdin=subprocess.PIPE,
                stdout=ledger,
            )

    def _kill_desk(self) -> None:
        assert self._desk.stdin
        self._desk.kill()
        self._desk.wait()
        self._desk.stdin.close()

    def _kill_server(self) -> None:
        """All at once: first who would start the others again."""
        victims = [self._serving.process.pid, *self._serving.children()]
        for pid in victims:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._serving.process.wait()
        wait_for(lambda: not any(map(is_running, victims[1:])), "something outlived kill -9")

    def _begun(self) -> int:
        return (self._folder / "ledger").read_text().count('"done": false')

    def _enter_in_the_ledger(self) -> None:
        """What was begun may be done or not; what was said to be done must be."""
        for line in (self._folder / "ledger").read_text().splitlines():
            told = json.loads(line)
            standing = _as_told([told["state"], told["edition"]])
            before = self._allowed[told["key"]]
            self._allowed[told["key"]] = [standing] if told["done"] else [*before, standing]
            self._counts[told["state"] if told["done"] else "begun"] += 1


def _as_told(standing: Standing) -> Standing:
    return [UNSEEN, None] if standing[0] == UNSEEN else standing


def _lost(key: str, allowed: list[Standing], stories: dict[str, Standing]) -> str:
    found = _as_told(stories.get(key, [UNSEEN, None]))
    return "" if found in allowed else f"{key} is {found}; by the ledger it can be {allowed}."
