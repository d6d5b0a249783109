"""For whom a request asks."""

import pytest

from dateline.lib.env import SettingError
from dateline.lib.proxies import Client, TrustedProxies


def asked_by(peer: str, trusted: tuple[str, ...], said: str = "", proto: str = "") -> Client:
    return TrustedProxies(trusted).client(peer, "http", said, proto)


def test_a_stranger_cannot_say_who_it_is():
    assert asked_by("192.0.2.1", ("127.0.0.1",), "10.0.0.1", "https") == Client("192.0.2.1", "http")


def test_our_proxy_says_for_whom_it_asks_and_by_which_scheme():
    assert asked_by("127.0.0.1", ("127.0.0.1",), "192.0.2.9", "https") == Client("192.0.2.9", "https")
    assert asked_by("127.0.0.1", ("127.0.0.1",), "192.0.2.9", "gopher").scheme == "http"


def test_what_a_reader_wrote_before_our_proxy_is_not_believed():
    trusted = ("127.0.0.1", "10.0.0.0/8")
    assert asked_by("127.0.0.1", trusted, "1.1.1.1, 192.0.2.9, 10.1.2.3").address == "192.0.2.9"


@pytest.mark.parametrize("said", ["", "nonsense", "<script>", "127.0.0.1"])
def test_a_proxy_that_says_nothing_of_use_stands_for_itself(said: str):
    assert asked_by("127.0.0.1", ("127.0.0.1",), said).address == "127.0.0.1"


def test_without_a_proxy_nobody_is_believed():
    assert asked_by("127.0.0.1", (), "192.0.2.9").address == "127.0.0.1"


def test_a_proxy_that_is_no_address_is_named():
    with pytest.raises(SettingError, match="trusted_proxies names “proxy”"):
        TrustedProxies(("proxy",))
