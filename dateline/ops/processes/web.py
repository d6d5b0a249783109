"""Django under Granian, as a process of its own, on a socket that only the press knocks at."""

import os
import sys
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from dateline.lib.log_lines import logging_settings
from dateline.lib.parent import end_with_supervisor
from dateline.ops.site import this_site
from dateline.press.server.settings import SOCKET

THREADS = 4
"""For each process. More would wait for each other in Python, fewer for the database."""

SECONDS_TO_FINISH = 6


def run() -> None:
    """Serve in as many processes as the argument says, until SIGTERM."""
    end_with_supervisor()
    (processes,) = sys.argv[1:2]
    socket = Path(os.environ[SOCKET])
    socket.unlink(missing_ok=True)  # of one that was killed; `serve` holds the newsroom, so there is no other
    log = logging_settings(this_site())
    Granian(
        "dateline.site.wsgi:application",
        uds=socket,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=int(processes),
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
        log_dictconfig={**log, "loggers": {**log["loggers"], "_granian": {"level": "WARNING"}}},
    ).serve()
