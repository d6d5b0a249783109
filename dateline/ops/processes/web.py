"""Django under Granian, as a process of its own."""

import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from dateline.lib.log_lines import logging_settings
from dateline.lib.parent import end_with_supervisor
from dateline.ops.site import this_site

THREADS = 4
"""For each process. More would wait for each other in Python, fewer for the database."""

SECONDS_TO_FINISH = 6


def run() -> None:
    """Serve on the host and port that follow, in as many processes as the third says, until SIGTERM."""
    end_with_supervisor()
    host, port, processes = sys.argv[1:4]
    log = logging_settings(this_site())
    Granian(
        "dateline.site.wsgi:application",
        address=host,
        port=int(port),
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
