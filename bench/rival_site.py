"""A Wagtail site of somebody else's: one story and one front with what stands in ours, made in a temporary folder."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processes import SERVERS, Server, below, free_port, on_core, running, wait_until_it_answers

PROJECT = Path(__file__).parent / "rival"
CACHE_FOR_WAGTAIL = "wagtail-cache==3.0.0"
STORY = "/story/"
KINDS = {
    "": "Wagtail as it comes",
    "wagtail-cache": "Wagtail with wagtail-cache",
    "django": "Wagtail with Django's cache middlewares",
}
GRANIAN = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "warning")
"""One thread: on one core more of them wait for each other."""


@dataclass(frozen=True)
class Rival:
    """The folder of its project, and of what only it needs."""

    folder: Path
    packages: Path

    def environment(self, kind: str = "") -> Mapping[str, str]:
        """Nothing of ours but the installed packages."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
        return {**plain, "PYTHONPATH": f"{self.folder}:{self.packages}", "RIVAL_CACHE": kind}

    def ms_to_render(self, rounds: int) -> dict[str, float]:
        line = on_core(SERVERS, [sys.executable, "-m", "rival.measure", str(rounds)])
        told = subprocess.run(line, env=self.environment(), cwd=self.folder, stdout=subprocess.PIPE, check=True).stdout
        found: dict[str, float] = json.loads(told)
        return found

    @contextmanager
    def served(self, kind: str) -> Iterator[Server]:
        """By Granian, on the core of the servers."""
        port, log = free_port(), self.folder / f"{kind or 'stock'}.log"
        granian = [sys.executable, "-m", "granian", *GRANIAN, "--port", str(port), "rival.wsgi:application"]
        with running(on_core(SERVERS, granian), log, self.environment(kind), self.folder) as process:
            url = f"http://127.0.0.1:{port}{STORY}"
            wait_until_it_answers(url, process, log)
            yield Server(KINDS[kind], url, below(process.pid))


def make_rival(folder: Path, content: dict[str, Any]) -> Rival:
    """Made as its own commands make it, and filled with our words and picture until its story is as long as ours."""
    rival = Rival(folder / "rival", folder / "packages")
    rival.folder.mkdir(parents=True)
    _run(rival, "django", "startproject", "--template", str(PROJECT), "rival", str(rival.folder))
    _install(rival.packages)
    _run(rival, "rival.commands", "makemigrations", "rival", "--verbosity", "0")
    _run(rival, "rival.commands", "migrate", "--verbosity", "0")
    (folder / "content.json").write_text(json.dumps(content), encoding="utf-8")
    _run(rival, "rival.fill", str(folder / "content.json"))
    _fill_up(rival, content["bytes"])
    return rival


def _run(rival: Rival, module: str, *words: str) -> None:
    line = [sys.executable, "-m", module, *words]
    subprocess.run(line, env=rival.environment(), cwd=rival.folder, check=True, stdout=sys.stderr)


def _install(packages: Path) -> None:
    """What it needs besides Wagtail is there."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    subprocess.run([*pip, "--no-deps", "--target", str(packages), CACHE_FOR_WAGTAIL], check=True, stdout=sys.stderr)


def _fill_up(rival: Rival, wanted: int) -> None:
    """A comment at the foot of every page, so that as many bytes are sent as of ours."""
    with rival.served("") as server:
        held = len(read(server))
    if held > wanted * 1.02:
        raise SystemExit(f"The rival's story has {held} bytes and ours {wanted}: nothing is timed.")
    frame = "<!---->"
    filling = "." * max(0, wanted - held - len(frame))
    filler = rival.folder / "rival" / "templates" / "rival" / "filler.html"
    filler.write_text(f"<!--{filling}-->" if filling else "", encoding="utf-8")


def read(server: Server) -> bytes:
    with urllib.request.urlopen(server.url, timeout=60) as answer:
        page: bytes = answer.read()
    return page
