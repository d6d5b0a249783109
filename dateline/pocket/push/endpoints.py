"""Where a device may be reached: the address comes from a stranger, and we send to it."""

from urllib.parse import urlsplit

from django.conf import settings

from dateline.lib.outside import Forbidden, is_public_name, parts_of

LONGEST = 1000
OF_THE_BROWSERS = (
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)
"""Push services, each with the names below its own."""

A_SURE_NAME = "https://fcm.googleapis.com"
"""Who cannot find this one can find nobody: most devices are told by way of it."""

MOST_ELSEWHERE = 200
"""Devices at services nobody here knows, in all: whoever makes addresses up cannot have us knock at a stranger's
door ten thousand times."""


def origin_of(endpoint: str) -> str:
    """The push service's. Raises Forbidden for an address that is none, or that we do not send to."""
    parts = parts_of(endpoint, longest=LONGEST)
    origin = f"{parts.scheme}://{parts.netloc.lower()}"
    if origin in settings.PUSH_SERVICES:
        return origin
    is_secure = parts.scheme == "https" and parts.port in (None, 443)
    if not is_secure or parts.fragment or not is_public_name(parts.hostname or ""):
        raise Forbidden("no push service")
    return origin


def is_known(origin: str) -> bool:
    """Whether it is a service of a browser, or of the house's own."""
    host = urlsplit(origin).hostname or ""
    ours = origin in settings.PUSH_SERVICES
    return ours or any(host == name or host.endswith(f".{name}") for name in OF_THE_BROWSERS)
