"""The house's WebSub hub: whoever follows a feed by it hears at once, and asks us for nothing meanwhile."""

import logging
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlencode

log = logging.getLogger("dateline.feeds")

SECONDS = 10
GATHERED = timedelta(seconds=10)
"""How long changes of a feed are gathered before the hub is told."""

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720)]
"""Between one try and the next: what follows a feed asks by itself within a day."""

PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


class HubAway(Exception):
    """The hub cannot be reached, or takes nothing from us now."""


class _StaysThere(urllib.request.HTTPRedirectHandler):
    """A hub that leads elsewhere is not followed: its address is the operator's choice."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def tell_hub(hub: str, feeds: Sequence[str]) -> bool:
    """Whether the hub took it that `feeds` changed; False when it never will. Raises HubAway."""
    told = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]).encode()
    request = urllib.request.Request(hub, told, {"User-Agent": "Dateline"})  # noqa: S310 - http or https: site_folder
    try:
        with urllib.request.build_opener(_StaysThere).open(request, timeout=SECONDS):
            return True
    except urllib.error.HTTPError as refused:
        if refused.code >= HTTPStatus.INTERNAL_SERVER_ERROR or refused.code in PASSING:
            raise HubAway(f"it answered {refused.code}") from refused
        log.warning("The hub does not take the feeds of this site: it answered %s.", refused.code)
        return False
    except (OSError, HTTPException, ValueError) as away:
        raise HubAway(type(away).__name__) from away
