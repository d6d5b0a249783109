"""Newsrooms of a given size to measure, each in a process of its own that answers over a pipe."""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"
SERVE = "--serve"


@contextmanager
def houses(module: str, sizes: Sequence[int], kept: Path | None = None) -> Iterator[list["House"]]:
    """A house of each size, asked by way of `module`, which calls `answer` when it is started with --serve. In a
    temporary folder, or in one that is `kept` and taken up again."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        made = [House(module, (kept or Path(folder)) / str(size), size) for size in sizes]
        yield made
        for house in made:
            house.close()


class House:
    """One of them."""

    def __init__(self, module: str, folder: Path, stories: int) -> None:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / "dateline.toml").write_text(f'secret_key = "{os.urandom(24).hex()}"\n', encoding="utf-8")
        print(f"Making, or taking up, a newsroom with {stories:,} stories …", file=sys.stderr, flush=True)
        env = {**os.environ, "DATELINE_SITE": str(folder), "DJANGO_SETTINGS_MODULE": "dateline.site.settings"}
        prepare = [sys.executable, "-m", "dateline.ops.processes", "prepare", "--empty"]
        subprocess.run(prepare, env=env, check=True, stdout=sys.stderr)
        self.stories = stories
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, SERVE, str(stories)],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.told = self._read()
        """What it said of itself when it was ready."""

    def ask(self, question: Any) -> Any:
        assert self.process.stdin
        self.process.stdin.write(f"{json.dumps(question)}\n")
        self.process.stdin.flush()
        return self._read()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)

    def _read(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("The site under measurement ended; its error stands above.")
        return json.loads(line)


def answer(make: Callable[[int], Any], each: Callable[[Any], Any], *, pressed: bool = False) -> bool:
    """In the measured process: `make` the house and tell what came of it, then answer each question by `each`.

    Whether this is that process. Every page is made anew when it is asked for, unless the house is `pressed`.
    """
    if SERVE not in sys.argv:
        return False
    import django

    django.setup()
    from django.conf import settings

    if not pressed:
        settings.PRESS_FOLDER = None
    logging.disable(logging.ERROR)
    print(json.dumps(make(int(sys.argv[-1]))), flush=True)
    for line in sys.stdin:
        print(json.dumps(each(json.loads(line))), flush=True)
    return True


def keep(name: str, report: Any) -> None:
    """Write the report where it can be compared with later ones."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def show(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table that can be read here and put into a document as it is."""
    widths = [max(len(row[column]) for row in [headings, *rows]) for column in range(len(headings))]

    def line(cells: Sequence[str]) -> str:
        padded = [
            cell.ljust(width) if not n else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = "|".join("-" * (width + 1) + ("-" if not n else ":") for n, width in enumerate(widths))
    print("\n".join([line(headings), f"|{rule}|", *map(line, rows)]))


def verdict(complaints: Sequence[str]) -> int:
    """The exit code, after saying what is not as it should be."""
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0
