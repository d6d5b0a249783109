"""A child process that ends when its parent is gone, however the parent ended."""

import ctypes
import os
import signal
import sys
import threading
import time

SUPERVISOR = "DATELINE_SUPERVISOR"
"""The process id of the `serve` that started this one; unset in a process that a person started."""

PR_SET_PDEATHSIG = 1


def end_with_supervisor() -> None:
    """For the processes `serve` starts: SIGTERM when it dies, also if it died before this line."""
    supervisor = os.environ.get(SUPERVISOR)
    if supervisor is None:
        return
    end_with_parent()
    if os.getppid() != int(supervisor):
        os.kill(os.getpid(), signal.SIGTERM)


def end_with_server() -> None:
    """For the processes the server starts in turn."""
    if os.environ.get(SUPERVISOR) is not None:
        end_with_parent()


def end_with_parent() -> None:
    """For any process that is nothing without the one that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    else:
        threading.Thread(target=_watch, args=(os.getppid(),), name="parent watch", daemon=True).start()


def _watch(parent: int) -> None:
    """Where the kernel does not tell us."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
