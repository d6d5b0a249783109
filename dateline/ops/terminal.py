"""What the commands say. Rich on a terminal, plain in a pipe; text from outside is never taken for markup."""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress


@cache
def _console(stderr: bool) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


def say(words: str, style: str | None = None) -> None:
    """One line of news for whoever runs the command."""
    _console(False).print(words, style=style)


def remark(words: str) -> None:
    """Something worth knowing that is not the answer: to stderr, so that a pipe stays clean."""
    _console(True).print(words, style="dim")


def complain(words: str) -> None:
    """One sentence about what went wrong, to stderr."""
    _console(True).print(words, style="red")


def show_table(heads: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """A table; each cell is plain text whatever it holds."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title and Text(title), title_justify="left")
    for head in heads:
        table.add_column(Text(head), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _console(False).print(table, soft_wrap=False)


def progress(words: str) -> "Progress":
    """A bar on stderr while long work runs; nothing at all when nobody watches."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn(words, markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=_console(True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
