"""For whom a request asks: the proxies we trust may say, nobody else."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.lib.env import SettingError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Client:
    """Where a request comes from, as far as it can be believed."""

    address: str
    scheme: str


class TrustedProxies:
    """Those named in the settings, by address or network."""

    def __init__(self, trusted: Sequence[str]) -> None:
        self._networks = [network_named(each, "trusted_proxies") for each in trusted]

    def client(self, peer: str, scheme: str, forwarded_for: str, forwarded_proto: str) -> Client:
        """The reader: whom a trusted peer says it asks for, else the peer itself."""
        if not self._trusts(peer):
            return Client(peer, scheme)
        said = [part.strip() for part in forwarded_for.split(",")]
        proto = forwarded_proto if forwarded_proto in ("http", "https") else scheme
        return Client(self._reader(said) or peer, proto)

    def _reader(self, said: Sequence[str]) -> str | None:
        """The last address that is no proxy of ours: what stands before it anybody may have written."""
        for address in reversed(said):
            if not self._trusts(address):
                return address if _is_address(address) else None
        return None

    def _trusts(self, address: str) -> bool:
        try:
            number = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(number in network for network in self._networks)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def network_named(text: str, setting: str) -> Network:
    """Raises SettingError, which names the `setting` it stands in."""
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise SettingError(
            f"{setting} names “{text}”. Write addresses or networks, such as 127.0.0.1, 10.0.0.0/8."
        ) from error
