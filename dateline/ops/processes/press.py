"""The press in front, as a process of its own: Granian, and no Django."""

import sys
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels

from dateline.lib.log_lines import logging_settings
from dateline.lib.parent import end_with_server, end_with_supervisor
from dateline.ops.site import this_site
from dateline.press.server.app import make_front

SECONDS_TO_FINISH = 6
BACKLOG = 2048


def run() -> None:
    """Serve on the host and port that follow until SIGTERM."""
    end_with_supervisor()
    host, port = sys.argv[1:3]
    log = logging_settings(this_site())
    Granian(
        "dateline.press.server.app",
        address=host,
        port=int(port),
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        loop=Loops.uvloop,
        websockets=False,
        workers=1,
        backlog=BACKLOG,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
        log_dictconfig={**log, "loggers": {**log["loggers"], "_granian": {"level": "WARNING"}}},
    ).serve(target_loader=_front, wrap_loader=False)


def _front() -> Any:
    """What Granian's own child serves."""
    end_with_server()
    return make_front()
