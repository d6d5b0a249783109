"""A Valkey or Redis of the tests' own, which can be ended and started again."""

import shutil
import subprocess
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from tests.running import port_nobody_has, wait_for

PROGRAM = shutil.which("valkey-server") or shutil.which("redis-server")


class ValkeyServer:
    """Listens on loopback at a free port. What it keeps is gone when it ends, unless it is told to `save`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = port_nobody_has()
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self.client = Redis.from_url(self.url)
        self.start()

    def start(self) -> None:
        assert PROGRAM is not None
        self._process = subprocess.Popen(
            [PROGRAM, "--bind", "127.0.0.1", "--port", str(self._port), "--dir", str(self._folder), "--save", ""],
            stdout=subprocess.DEVNULL,
        )
        wait_for(self._answers, "Valkey never answered", 10)

    def end(self) -> None:
        """As a crash would."""
        self._process.kill()
        self._process.wait(10)

    def forget(self) -> None:
        self.client.flushall()
        (self._folder / "dump.rdb").unlink(missing_ok=True)

    def save(self) -> None:
        self.client.save()

    def _answers(self) -> bool:
        try:
            return bool(self.client.ping())
        except RedisError:
            return False
