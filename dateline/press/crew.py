"""Several processes at one press, for work that would take one of them all day."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from dateline.lib.parent import end_with_parent

Piece = TypeVar("Piece")
Result = TypeVar("Result")

NICENESS = 12
"""As polite as the worker: readers and the desk of a newsroom that is served meanwhile come first."""

MOST_UNASKED = 8
"""Processes. Each holds 160 MB and a line to the database; who has room for more says how many."""

IN_HAND = 2
"""Pieces for each process: one it is at, and one so that it need not wait."""


def one_a_core() -> int:
    """Processes, for whoever does not say how many."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_UNASKED)


def in_parallel(work: Callable[[Piece], Result], pieces: Iterable[Piece], processes: int) -> Iterator[Result]:
    """What `work` makes of each of `pieces`, in their order. Few are drawn ahead, so there may be any number.

    Whatever `work` raises ends it all. A process that is killed from outside raises BrokenProcessPool.
    """
    if processes == 1:
        yield from map(work, pieces)
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin)
    in_hand: deque[Future[Result]] = deque()
    try:
        for piece in pieces:
            in_hand.append(pool.submit(work, piece))
            if len(in_hand) == IN_HAND * processes:
                yield in_hand.popleft().result()
        while in_hand:
            yield in_hand.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Ctrl-C reaches every process of a terminal: the first of them says when it is over."""
    end_with_parent()
    os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import django

    django.setup()
