"""Where a device may be reached: the address comes from a stranger, and we send to it."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

from dateline.lib.outside import NAT64

LONGEST, LONGEST_HOST = 1000, 253
OF_THE_BROWSERS = (
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)
"""Push services, each with the names below its own."""

MOST_ELSEWHERE = 200
"""Devices at services nobody here knows, in all: whoever makes addresses up cannot have us knock at a stranger's
door ten thousand times."""


class BadEndpoint(ValueError):
    """Nothing is sent there."""


def origin_of(endpoint: str) -> str:
    """The push service's. Raises BadEndpoint for an address that is none, or that we do not send to."""
    if not (0 < len(endpoint) <= LONGEST and endpoint.isascii() and endpoint.isprintable() and " " not in endpoint):
        raise BadEndpoint("no address")
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError as error:
        raise BadEndpoint("no address") from error
    origin = f"{parts.scheme}://{parts.netloc.lower()}"
    if origin in settings.PUSH_SERVICES:
        return origin
    host = parts.hostname or ""
    if parts.scheme != "https" or "@" in parts.netloc or port not in (None, 443) or parts.fragment:
        raise BadEndpoint("not https as a push service has it")
    if len(host) > LONGEST_HOST or "." not in host or host.endswith(".") or _is_number(host):
        raise BadEndpoint("no name of a host")
    return origin


def is_known(origin: str) -> bool:
    """Whether it is a service of a browser, or of the house's own."""
    host = urlsplit(origin).hostname or ""
    ours = origin in settings.PUSH_SERVICES
    return ours or any(host == name or host.endswith(f".{name}") for name in OF_THE_BROWSERS)


def public_addresses(found: Iterable[str]) -> list[str]:
    """Of those a name leads to, the ones in the open net: none of this machine, this house, or a cloud's own."""
    return [each for each in found if _is_public(each)]


def _is_number(host: str) -> bool:
    """An address instead of a name, in whatever spelling a resolver takes."""
    return ":" in host or host.rpartition(".")[2].isdigit() or host.rpartition(".")[2].startswith("0x")


def _is_public(address: str) -> bool:
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        if number in NAT64:  # how a house that has no numbers of version 4 reaches them
            return _is_public(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
        leads_to_another = number.ipv4_mapped or number.sixtofour or number.teredo
        if leads_to_another or number.is_site_local or number.is_reserved:
            return False
    return number.is_global and not number.is_multicast
