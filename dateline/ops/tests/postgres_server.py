"""A PostgreSQL of the tests' own, which can be ended and started again."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from tests.running import port_nobody_has, wait_for


def programs() -> Path | None:
    """The folder of the newest PostgreSQL here that has a server."""
    beside = shutil.which("initdb")
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(beside).resolve().parent] if beside else [])]
    found = [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return max(found, default=None, key=lambda folder: float(folder.parent.name) if folder.parent.name.isdigit() else 0)


class PostgresServer:
    """Listens on loopback at a free port, with an empty database."""

    def __init__(self) -> None:
        found = programs()
        assert found is not None
        self._programs, self._port, self._password = found, port_nobody_has(), secrets.token_hex(8)
        self._folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
        self.url = f"postgres://dateline:{self._password}@127.0.0.1:{self._port}/postgres"
        self._make()
        self.start()

    def start(self) -> None:
        options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"]
        with (self._folder / "log").open("a") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._folder / "data", "-p", str(self._port), *options],
                stdout=log,
                stderr=log,
                **self._as_somebody(),
            )
        wait_for(self._answers, "PostgreSQL never answered", 60)

    def end(self) -> None:
        """At once, as in a crash: whoever is connected is thrown out."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(60)

    def throw_away(self) -> None:
        if self._process.poll() is None:
            self.end()
        shutil.rmtree(self._folder)

    def _make(self) -> None:
        password = self._folder / "password"
        password.write_text(self._password)
        somebody = self._as_somebody()
        if somebody:
            for path in (self._folder, password):
                os.chown(path, somebody["user"], somebody["group"])
        words = ["-U", "dateline", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        line = [str(self._programs / "initdb"), "-D", str(self._folder / "data"), f"--pwfile={password}", *words]
        done = subprocess.run(line, capture_output=True, text=True, cwd=self._folder, check=False, **somebody)
        assert done.returncode == 0, done.stderr

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    @staticmethod
    def _as_somebody() -> dict[str, Any]:
        """PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        names = {each.pw_name: each for each in pwd.getpwall()}
        somebody = names.get("postgres") or names["nobody"]
        return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}
