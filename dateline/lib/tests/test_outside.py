"""Where may be posted to: the public net, and of our own only what was named."""

import ipaddress
import socket
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dateline.lib.outside import Forbidden, NoSuchName, Unreachable, check_address, is_public, numbers_of, post

TEN = (ipaddress.ip_network("10.0.0.0/8"),)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://[64:ff9b:1::a00:1]/",
        "https://[::10.0.0.1]/",
        "https://[fec0::1]/",
        "https://[::ffff:8.8.8.8]/",
        "https://[2002:808:808::]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://127.1/",
        "https://intranet/",
        "https://example.org./",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://user:password@example.org/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https:///hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://exa mple.org/",
        "https://example.org/\r\nX-Header: 1",
        "https://[::1",
        "https://exämple.org/",
        "https://example.org/" + "a" * 500,
        "",
    ],
)
def test_such_an_address_is_refused_before_anything_is_looked_up(url: str) -> None:
    with pytest.raises(Forbidden):
        check_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/hook?x=1",
        "https://example.org:8443",
        "https://93.184.215.14/",
        "http://127.0.0.1:9000/",
        "http://localhost:9000/",
        "http://[::1]:9000/",
    ],
)
def test_such_an_address_is_taken(url: str) -> None:
    assert check_address(url).hostname


def test_a_network_that_is_named_may_be_reached_and_its_neighbour_not() -> None:
    assert check_address("http://10.1.2.3/", TEN)
    with pytest.raises(Forbidden):
        check_address("https://192.168.1.1/", TEN)


@given(some.text())
def test_whatever_is_typed_is_an_address_or_forbidden(url: str) -> None:
    try:
        check_address(url)
    except Forbidden:
        return


def test_no_number_leads_into_the_house() -> None:
    inside = [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "2002:7f00:1::", "ff02::1", "64:ff9b::a00:1",
        "fec0::1", "::7f00:1",
    ]  # fmt: skip
    outside = ["8.8.8.8", "2606:4700::1", "64:ff9b::808:808"]
    assert [each for each in [*inside, *outside] if is_public(ipaddress.ip_address(each))] == outside


@given(some.ip_addresses())
def test_a_number_is_public_only_where_the_whole_net_could_ask_it(number: Any) -> None:
    assert not is_public(number) or (number.is_global and not number.is_multicast)


@pytest.mark.parametrize(("code", "is_certain"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)])
def test_that_nobody_is_called_so_is_told_from_a_net_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, code: int, is_certain: bool
) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(code, "it says")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable) as told:
        numbers_of(check_address("https://example.org/"))
    assert (told.type is NoSuchName) == is_certain


def answered(*numbers: str) -> Any:
    return lambda host, port, **_: [(2, 1, 6, "", (number, port)) for number in numbers]


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["10.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::1"], ["0.0.0.0"]])
def test_a_public_name_with_a_number_of_our_own_is_refused(monkeypatch: pytest.MonkeyPatch, numbers: list[str]) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answered(*numbers))
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it was asked"))
    with pytest.raises(Forbidden):
        post("https://example.org/", b"", {}, networks=(), seconds=1)


def test_over_plain_http_only_named_networks_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answered("93.184.215.14"))
    with pytest.raises(Forbidden):
        post("http://example.org/", b"", {}, networks=TEN, seconds=1)


def test_the_number_that_was_judged_is_the_one_that_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", answered("93.184.215.14"))

    def refuse(place: Any, *_: Any) -> None:
        reached.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(Unreachable):
        post("https://example.org/", b"", {}, networks=(), seconds=1)
    assert reached == [("93.184.215.14", 443)]


@pytest.mark.parametrize(
    ("scheme", "begin"), [("http", b"HTTP/1.1 200 OK\r\n"), ("https", b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")]
)
def test_who_answers_a_sign_at_a_time_is_not_waited_for(scheme: str, begin: bytes) -> None:
    """Neither in an answer nor while hands are shaken."""
    server = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def drip() -> None:
        peer, _ = server.accept()
        for sign in begin + b"X: y" * 1000:
            if ended.wait(0.05):
                return
            try:
                peer.send(bytes([sign]))
            except OSError:
                return

    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    with pytest.raises(Unreachable):
        post(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/", b"{}", {}, networks=(), seconds=0.3)
    ended.set()
    server.close()
    assert time.monotonic() - began < 2


def test_a_name_with_many_numbers_has_no_more_time_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = [0.0]
    given: list[float] = []

    def nobody(_place: Any, seconds: float) -> None:
        given.append(seconds)
        hours[0] += 4
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", answered(*(f"93.184.215.{each}" for each in range(9))))
    monkeypatch.setattr(socket, "create_connection", nobody)
    monkeypatch.setattr(time, "monotonic", lambda: hours[0])
    with pytest.raises(Unreachable):
        post("https://example.org/", b"", {}, networks=(), seconds=10)
    assert given == [10, 6, 2]
