"""For whom a request asks."""

from typing import Any

import pytest

from dateline.lib.env import SettingError
from dateline.lib.proxies import behind_proxies


def _asked_by(remote: str, trusted: tuple[str, ...], **headers: str) -> dict[str, Any]:
    seen: dict[str, Any] = {}

    def application(environ: dict[str, Any], _start: Any) -> list[bytes]:
        seen.update(environ)
        return []

    behind_proxies(application, trusted)({"REMOTE_ADDR": remote, **headers}, None)
    return seen


def test_a_stranger_cannot_say_who_it_is():
    seen = _asked_by("192.0.2.1", ("127.0.0.1",), HTTP_X_FORWARDED_FOR="10.0.0.1", HTTP_X_FORWARDED_PROTO="https")
    assert seen == {"REMOTE_ADDR": "192.0.2.1"}


def test_our_proxy_says_for_whom_it_asks():
    assert _asked_by("127.0.0.1", ("127.0.0.1",), HTTP_X_FORWARDED_FOR="192.0.2.9")["REMOTE_ADDR"] == "192.0.2.9"


def test_what_a_reader_wrote_before_our_proxy_is_not_believed():
    seen = _asked_by("127.0.0.1", ("127.0.0.1", "10.0.0.0/8"), HTTP_X_FORWARDED_FOR="1.1.1.1, 192.0.2.9, 10.1.2.3")
    assert seen["REMOTE_ADDR"] == "192.0.2.9"


@pytest.mark.parametrize("said", ["", "nonsense", "<script>", "127.0.0.1"])
def test_a_proxy_that_says_nothing_of_use_stands_for_itself(said: str):
    assert _asked_by("127.0.0.1", ("127.0.0.1",), HTTP_X_FORWARDED_FOR=said)["REMOTE_ADDR"] == "127.0.0.1"


def test_without_a_proxy_nobody_is_believed():
    assert _asked_by("127.0.0.1", (), HTTP_X_FORWARDED_FOR="192.0.2.9")["REMOTE_ADDR"] == "127.0.0.1"


def test_a_proxy_that_is_no_address_is_named():
    with pytest.raises(SettingError, match="trusted_proxies names “proxy”"):
        behind_proxies(lambda _environ, _start: [], ("proxy",))
