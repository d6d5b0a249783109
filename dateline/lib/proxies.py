"""For whom a request asks: the proxies we trust may say, nobody else."""

import ipaddress
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dateline.lib.env import SettingError

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_FORWARDED",
)


def behind_proxies(application: Application, trusted: Sequence[str]) -> Application:
    """`application` with the reader's own address as REMOTE_ADDR, and nothing forwarded from a stranger."""
    networks = [_network(each) for each in trusted]

    def is_trusted(address: str) -> bool:
        try:
            number = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(number in network for network in networks)

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if is_trusted(environ.get("REMOTE_ADDR", "")):
            said = [part.strip() for part in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
            environ["REMOTE_ADDR"] = _reader(said, is_trusted) or environ["REMOTE_ADDR"]
        else:
            for name in FORWARDED:
                environ.pop(name, None)
        return application(environ, start)

    return answer


def _reader(said: Sequence[str], is_trusted: Callable[[str], bool]) -> str | None:
    """The last address that is no proxy of ours: what stands before it anybody may have written."""
    for address in reversed(said):
        if not is_trusted(address):
            return address if _is_address(address) else None
    return None


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise SettingError(
            f"trusted_proxies names “{text}”. Write addresses or networks, such as 127.0.0.1, 10.0.0.0/8."
        ) from error
