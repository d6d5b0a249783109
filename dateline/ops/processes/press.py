"""The press in front, as a process of its own: Uvicorn with a protocol of ours, and no Django."""

import asyncio
import resource
import sys
from typing import Any

from uvicorn import Config, Server

from dateline.lib.log_lines import logging_settings
from dateline.lib.parent import end_with_supervisor
from dateline.ops.site import this_site
from dateline.press.server.app import make_front
from dateline.press.server.protocol import SECONDS_AT_REST, Line, let_go_of_slow_ones

SECONDS_TO_FINISH = 6
BACKLOG = 2048
FILES_OF_OURS = 256
"""Pages, parts, lines to Django, and some to spare."""

FEWEST_LINES = 64
SECONDS_BETWEEN_LOOKS = 2
"""At connections that keep us waiting."""


def run() -> None:
    """Serve on the host and port that follow until SIGTERM."""
    end_with_supervisor()
    host, port = sys.argv[1:3]
    Line.most = min(Line.most, max(FEWEST_LINES, _files_that_may_be_open() - FILES_OF_OURS))
    log = logging_settings(this_site())
    config = Config(
        make_front(),
        host=host,
        port=int(port),
        http=Line,
        ws="none",
        interface="asgi3",
        loop="uvloop",
        lifespan="on",
        backlog=BACKLOG,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        timeout_keep_alive=int(SECONDS_AT_REST),
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        timeout_notify=SECONDS_BETWEEN_LOOKS,
        log_config={**log, "loggers": {**log["loggers"], "uvicorn": {"level": "ERROR"}}},
    )
    server = Server(config)

    async def look() -> None:
        lines: Any = server.server_state.connections
        let_go_of_slow_ones(lines, asyncio.get_running_loop().time())

    config.callback_notify = look
    server.run()


def _files_that_may_be_open() -> int:
    """As many as may be had: a connection is a file to the system, and the usual bound is 1,024 of them."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most if most != resource.RLIM_INFINITY else sys.maxsize
