"""A process of a newsroom's own, with Django on its database, that answers questions over a pipe."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.running import environment


class Asked:
    """One of them, from its start to its end."""

    def __init__(self, module: str, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, question: str, **more: Any) -> Any:
        """What it answers; fails when it ends instead, after it has said why."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps([question, more])}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"It ended at the question “{question}”; its error stands above."
        return json.loads(line)

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(30)
        assert self.process.stdout
        self.process.stdout.close()


def answer(answers: Mapping[str, Callable[..., Any]]) -> None:
    """In that process: answer until nobody asks any more."""
    for line in sys.stdin:
        question, more = json.loads(line)
        print(json.dumps(answers[question](**more)), flush=True)


def start_django_here() -> None:
    """In that process: Django for the newsroom it was started in, as every command has it."""
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
