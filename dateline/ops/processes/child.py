"""One process the supervisor looks after."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from dateline.lib.parent import SUPERVISOR
from dateline.ops.errors import StepFailed


class Child:
    """A process in a group of its own: Ctrl-C reaches the supervisor only, its own children end too."""

    def __init__(self, name: str, arguments: Sequence[str], env: Mapping[str, str], niceness: int = 0) -> None:
        self.name = name
        self._arguments = [sys.executable, "-m", *arguments]
        self._env = with_supervisor(env)
        self._niceness = niceness
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._arguments, env=self._env, process_group=0, stdin=subprocess.DEVNULL)
        if self._niceness:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, self._niceness)

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll() if self._process else None

    def ask_to_end(self) -> None:
        """SIGTERM, to the process itself: it tells its own."""
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def wait(self, seconds: float) -> bool:
        """Whether it ended within `seconds`."""
        try:
            if self._process:
                self._process.wait(max(seconds, 0))
        except subprocess.TimeoutExpired:
            return False
        return True

    def end_group(self) -> None:
        """Whatever is left of it and of what it started."""
        if self._process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def with_supervisor(env: Mapping[str, str]) -> dict[str, str]:
    """`env` for a process that must not outlive this one."""
    return {**env, SUPERVISOR: str(os.getpid())}


def run_step(arguments: Sequence[str], env: Mapping[str, str]) -> None:
    """Run one of our processes to its end. StepFailed when it did not work; it has said why."""
    line = [sys.executable, "-m", "dateline.ops.processes", *arguments]
    code = subprocess.run(line, env=with_supervisor(env), check=False).returncode
    if code:
        raise StepFailed(code if code > 0 else 128 - code)
