"""A Sentry-compatible service, when the newsroom names one."""

from typing import Any

import sentry_sdk
from sentry_sdk.utils import BadDsn

from dateline import __version__
from dateline.lib.env import SettingError
from dateline.ops.scrub import scrub

KEPT_HEADERS = {"Host", "Method", "Accept", "Content-Type"}


def start_sentry(dsn: str) -> None:
    """Send errors to `dsn`: no reader's address, cookie, body or variable."""
    try:
        sentry_sdk.init(
            dsn=dsn,
            release=f"dateline@{__version__}",
            send_default_pii=False,
            include_local_variables=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            before_send=only_what_helps,
        )
    except BadDsn as error:
        raise SettingError(f"sentry_dsn is no such address: {error}. Copy it again from the service.") from error


def only_what_helps(event: Any, _hint: Any) -> Any:
    """The event with what could name a reader taken out."""
    event.pop("user", None)
    request = event.get("request", {})
    for part in ("cookies", "data", "env", "query_string"):
        request.pop(part, None)
    request["headers"] = {name: value for name, value in request.get("headers", {}).items() if name in KEPT_HEADERS}
    for raised in event.get("exception", {}).get("values", []):
        raised["value"] = scrub(str(raised.get("value", "")))
    return event
