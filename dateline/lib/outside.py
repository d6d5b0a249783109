"""Sending to an address somebody typed, or a stranger's device gave: out to the public net, and never into our own.

Webhooks and push are judged here, and nowhere else. A name is looked up once, all its numbers are judged, and the
connection is made to a number that was: nobody can answer the second question otherwise than the first. No redirect is
followed, and of the answer only its status is read.
"""

import contextlib
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

Number = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LONGEST, LONGEST_HOST = 500, 253
PORTS = {"https": 443, "http": 80}
LOOPBACK_NAMES = ("localhost",)
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PUBLIC_OF_SIX = ipaddress.ip_network("2000::/3")
"""All that is given out of version 6. Python takes what is given to nobody for public, too."""


class Forbidden(Exception):
    """Nothing is sent to an address like this."""


class Unreachable(Exception):
    """Nobody answers there, or not in time."""


class NoSuchName(Unreachable):
    """The net says that nobody is called so: it was asked and did answer."""


def parts_of(url: str, *, longest: int) -> SplitResult:
    """Of an address that names a host and a way to speak to it, in plain signs, and no password. Raises Forbidden."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Forbidden("no address") from error
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= longest
    if not plain or parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc or port == 0:
        raise Forbidden("no address that is sent to")
    return parts


def is_public_name(host: str) -> bool:
    """Whether it reads as a name in the public net: no number, in whatever spelling a resolver takes."""
    last = host.rpartition(".")[2]
    is_number = ":" in host or last.isdigit() or last.startswith("0x")
    return "." in host and bool(last) and len(host) <= LONGEST_HOST and not is_number


def check_address(url: str, networks: Sequence[Network] = ()) -> SplitResult:
    """The parts of an address that may be posted to, as far as it can be told without looking up its name.

    https; on this machine, and in the networks that are named, http as well. Raises Forbidden.
    """
    parts = parts_of(url, longest=LONGEST)
    host = parts.hostname or ""
    if parts.scheme == "http" and not networks and not _names_this_machine(host):
        raise Forbidden
    number = _number(host)
    if number is not None and not _may_be_reached(number, parts, networks):
        raise Forbidden
    if number is None and not networks and not _names_this_machine(host) and not is_public_name(host):
        raise Forbidden
    return parts


def post(url: str, body: bytes, headers: Mapping[str, str], *, networks: Sequence[Network], seconds: float) -> int:
    """The status of the answer. Raises Forbidden or Unreachable. Takes `seconds` at most once the name is looked up."""
    parts = check_address(url, networks)
    connection = _connection_to(parts, numbers_of(parts, networks), seconds)
    connection.ends_at = time.monotonic() + seconds
    end = threading.Timer(seconds, _hang_up, [connection])
    end.daemon = True
    end.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, dict(headers))
        return connection.getresponse().status
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(type(error).__name__) from error
    finally:
        end.cancel()
        connection.close()


def numbers_of(parts: SplitResult, networks: Sequence[Network] = ()) -> list[str]:
    """What a name leads to; one number that may not be reached forbids them all.

    Takes as long as the net does to answer. Raises Forbidden, Unreachable, and NoSuchName.
    """
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        is_certain = isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
        raise (NoSuchName if is_certain else Unreachable)("its name is not known") from error
    numbers = [str(each[4][0]) for each in found]
    for each in numbers:
        number = _number(each)
        if number is None or not _may_be_reached(number, parts, networks):
            raise Forbidden
    return numbers


def is_public(number: Number) -> bool:
    """Whether it is of the open net: none of this machine, this house, or a cloud's own, and no way round to one."""
    if isinstance(number, ipaddress.IPv4Address):
        return number.is_global and not number.is_multicast
    if number in NAT64:  # how a house that has no numbers of version 4 reaches them
        return is_public(_carried_by(number))
    leads_to_another = number.ipv4_mapped or number.sixtofour or number.teredo
    return number in PUBLIC_OF_SIX and number.is_global and not leads_to_another


def _may_be_reached(number: Number, parts: SplitResult, networks: Sequence[Network]) -> bool:
    number = _carried_by(number)
    if any(number in network for network in networks):
        return True
    if number.is_loopback:
        return _names_this_machine(parts.hostname or "")
    return parts.scheme == "https" and is_public(number)


def _carried_by(number: Number) -> Number:
    """The number of version 4 that a house without any reaches by this one of version 6."""
    if isinstance(number, ipaddress.IPv6Address) and number in NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number


def _names_this_machine(host: str) -> bool:
    number = _number(host)
    return host in LOOPBACK_NAMES or (number is not None and _carried_by(number).is_loopback)


def _number(host: str) -> Number | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


class _Plain(HTTPConnection):
    """To one of the numbers that were judged."""

    numbers: Sequence[str] = ()
    ends_at = 0.0

    def connect(self) -> None:
        self.sock = _reach(self.numbers, self.port, self.ends_at)
        _seconds_until(self.ends_at)  # who hangs up may have come by too early to see the socket


class _Secure(HTTPSConnection):
    """The same; whoever answers proves the name."""

    numbers: Sequence[str] = ()
    ends_at = 0.0

    def connect(self) -> None:
        """The hands are shaken where `_hang_up` sees it: they can be shaken a sign at a time, too."""
        plain = _reach(self.numbers, self.port, self.ends_at)
        shake = ssl.create_default_context().wrap_socket
        self.sock = shake(plain, server_hostname=self.host, do_handshake_on_connect=False)
        _seconds_until(self.ends_at)
        self.sock.do_handshake()


def _connection_to(parts: SplitResult, numbers: Sequence[str], seconds: float) -> "_Plain | _Secure":
    kind = _Secure if parts.scheme == "https" else _Plain
    connection = kind(parts.hostname or "", parts.port or PORTS[parts.scheme], timeout=seconds)
    connection.numbers = numbers
    return connection


def _reach(numbers: Sequence[str], port: int, ends_at: float) -> socket.socket:
    """However many numbers a name has, there is no more time for them."""
    trouble: OSError = OSError("no number")
    for number in numbers:
        try:
            return socket.create_connection((number, port), _seconds_until(ends_at))
        except OSError as error:
            trouble = error
    raise trouble


def _seconds_until(ends_at: float) -> float:
    """That are left. Raises TimeoutError when none are."""
    left = ends_at - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _hang_up(connection: HTTPConnection) -> None:
    """Whoever answers a sign at a time is not waited for."""
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
