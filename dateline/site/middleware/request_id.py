"""An id for every request, and one log line when it is answered."""

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dateline.lib.log_lines import request_id
from dateline.ops.scrub import scrub

log = logging.getLogger("dateline.request")
QUIET = ("/static/", "/media/", "/healthz")


class RequestId:
    """Names the request and says how it went. The reader's address is not written down, nor mail in an address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(secrets.token_hex(6))
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            if not request.path.startswith(QUIET):
                spent = (time.perf_counter() - started) * 1000
                log.info("%s %s %s %.0f ms", request.method, scrub(request.path), response.status_code, spent)
            return response
        finally:
            request_id.reset(token)
