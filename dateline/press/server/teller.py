"""Tells every ten seconds what this process of the press has in memory."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from dateline.press.held import Held, forget_held, keep_held

log = logging.getLogger("dateline.press")

SECONDS = 10.0


class Teller:
    """Of one process. Readers never wait for it: the disk is waited for in a thread."""

    def __init__(self, root: Path, look: Callable[[], Held]) -> None:
        self._root = root
        self._look = look

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Now, and from now on every ten seconds."""
        loop.run_in_executor(None, self.tell, self._look())
        loop.call_later(SECONDS, self.begin, loop)

    def tell(self, held: Held) -> None:
        try:
            keep_held(self._root, held)
        except OSError as error:
            log.warning("What is kept in memory could not be noted: %s", error)

    def end(self) -> None:
        """The process is about to."""
        forget_held(self._root)
