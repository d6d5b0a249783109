"""A client's line to the press: answered from memory in order, held to bounds, and never desynchronised."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.press.server.protocol import LONGEST_HEAD, MOST_ASKED_AHEAD, MOST_HEADERS, Line, let_go_of_slow_ones
from dateline.press.tests.served_press import HEAD, STORY, WORDS, Client, ServedPress, said_to
from tests.running import wait_for


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPress]:
    made = ServedPress(tmp_path_factory.mktemp("served") / "press")
    yield made
    made.end()


@pytest.fixture(autouse=True)
def nobody_has_asked(press: ServedPress) -> None:
    press.django.asked.clear()


@pytest.fixture
def client(press: ServedPress) -> Iterator[Client]:
    with closing(press.connect()) as made:
        yield made


def asked(path: str = STORY, more: bytes = b"", method: str = "GET") -> bytes:
    return f"{method} {path} HTTP/1.1\r\n".encode() + HEAD + more + b"\r\n"


def test_a_page_in_memory_is_answered_on_one_line_as_often_as_it_is_asked_for(client: Client) -> None:
    for _ in range(3):
        status, headers, body = client.get()
        assert (status, body, headers["content-length"]) == (200, WORDS, str(len(WORDS)))
        assert headers["date"].endswith("GMT")
    assert client.get(more=f"if-none-match: {headers['etag']}\r\n".encode())[0] == 304
    client.send(asked(method="HEAD"))
    assert client.answer(has_body=False)[1]["content-length"] == str(len(WORDS))
    status, headers, packed = client.get(more=b"Accept-Encoding: gzip\r\n")
    assert headers["content-encoding"] == "gzip"
    assert packed != WORDS


def test_what_is_asked_in_one_breath_is_answered_in_order(press: ServedPress, client: Client) -> None:
    """Also when Django has to be asked for the one in the middle, and is slow."""
    press.django.go_on.clear()
    client.send(asked() + asked("/slow/") + asked() + asked("/search/") + asked())
    assert client.answer()[2] == WORDS
    press.django.go_on.set()
    assert [client.answer()[2] for _ in range(4)] == [b"GET /slow/", WORDS, b"GET /search/", WORDS]


def test_more_than_a_few_asked_ahead_are_not_listened_to(press: ServedPress, client: Client) -> None:
    press.django.go_on.clear()
    heard = len(press.django.asked)
    client.send(asked("/slow/") * (MOST_ASKED_AHEAD + 50))
    assert client.rest() == b""
    press.django.go_on.set()
    assert len(press.django.asked) - heard <= MOST_ASKED_AHEAD


def test_a_page_no_longer_in_memory_is_django_s_and_one_pressed_anew_is_new(press: ServedPress, client: Client) -> None:
    press.press("/news/2026/11/23/ferry/", b"old")
    assert client.get("/news/2026/11/23/ferry/")[2] == b"old"
    press.press("/news/2026/11/23/ferry/", b"new")
    assert client.get("/news/2026/11/23/ferry/")[2] == b"new"
    assert client.get("/search/?q=a%20b")[2] == b"GET /search/?q=a%20b"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * (MOST_HEADERS + 1) + HEAD + b"\r\n", 431),
        (b"GET /" + b"a" * (LONGEST_HEAD + 70_000), 431),
        (b"GET / HTTP/1.1\r\na: " + b"a" * (LONGEST_HEAD + 70_000), 431),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HEAD + HEAD + b"\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"CONNECT example.org:80 HTTP/1.1\r\n" + HEAD + b"\r\n", 400),
        (b"GET http:///x HTTP/1.1\r\n" + HEAD + b"\r\n", 400),
        (b"GET /\xff HTTP/1.1\r\n" + HEAD + b"\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HEAD + b"a\x00b: c\r\n\r\n", 400),
        (asked("/replies/1/", b"Content-Length: 1\r\nContent-Length: 2\r\n", "POST") + b"ab", 400),
        (asked("/replies/1/", b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "POST") + b"0\r\n\r\n", 400),
        (asked("/replies/1/", b"Transfer-Encoding: chunked\r\n", "POST") + b"0\r\n\r\n", 411),
        (asked(more=b"Transfer-Encoding: chunked\r\n") + b"0\r\na: b\r\n\r\n", 411),
        (asked("/replies/1/", b"Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 20\r\n", "POST"), 400),
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 10_000, 431),
    ],
    ids=range(16),
)
def test_what_cannot_be_one_request_is_refused_and_the_line_ends(press: ServedPress, data: bytes, status: int) -> None:
    heard = len(press.django.asked)
    said = said_to(press, data)
    assert said.startswith(f"HTTP/1.1 {status} ".encode()), said[:200]
    assert said.count(b"HTTP/1.1 ") == 1
    assert len(press.django.asked) == heard


def test_nonsense_behind_a_question_is_no_answer_to_it(press: ServedPress, client: Client) -> None:
    press.django.go_on.clear()
    client.send(asked("/slow/"))
    wait_for(lambda: press.django.was_asked("/slow/"), "it was not asked")
    client.send(b"nonsense\r\n\r\n")
    assert client.rest() == b""
    press.django.go_on.set()


@pytest.mark.parametrize("more", [b"Connection: close\r\n", b"HTTP/1.0"])
def test_who_wants_one_answer_only_is_hung_up_on_after_it(press: ServedPress, more: bytes) -> None:
    data = asked(more=more) if more.endswith(b"\n") else b"GET " + STORY.encode() + b" HTTP/1.0\r\n" + HEAD + b"\r\n"
    said = said_to(press, data)
    assert said.endswith(b"\r\n\r\n" + WORDS)
    assert b"connection: close\r\n" in said


def test_an_address_that_names_its_host_is_asked_of_that_host(press: ServedPress, client: Client) -> None:
    client.send(b"GET http://evil.example" + STORY.encode() + b"?a=1 HTTP/1.1\r\n" + HEAD + b"\r\n")
    assert client.answer()[2] == f"GET {STORY}?a=1".encode(), "It is for Django to refuse that host."
    assert press.django.hosts[-1] == b"evil.example"
    client.send(b"GET http://example.org" + STORY.encode() + b" HTTP/1.1\r\nhost: evil.example\r\n\r\n")
    assert client.answer()[2] == WORDS


def test_a_host_nobody_gave_us_gets_no_page_from_memory(press: ServedPress, client: Client) -> None:
    client.send(f"GET {STORY} HTTP/1.1\r\nhost: evil.example\r\n\r\n".encode())
    assert client.answer()[2] == f"GET {STORY}".encode()


def test_a_body_is_handed_on_whole_and_one_nobody_wants_is_passed_over(press: ServedPress, client: Client) -> None:
    body = b"comment=" + b"a" * 200_000
    client.send(asked("/replies/1/", b"Content-Length: %d\r\n" % len(body), "POST") + body)
    assert client.answer()[0] == 200
    assert press.django.asked[-1] == ("POST", "/replies/1/", body)
    client.send(asked(STORY, b"Content-Length: 5\r\n") + b"GET /")
    assert client.answer()[2] == WORDS
    assert client.get()[2] == WORDS


def test_a_wish_for_another_protocol_is_answered_in_this_one_and_so_is_what_follows(client: Client) -> None:
    wish = b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
    assert client.get(more=wish)[2] == WORDS
    client.send(asked(more=wish) + asked("/search/", wish) + asked())
    assert [client.answer()[2] for _ in range(3)] == [WORDS, b"GET /search/", WORDS]


def test_blanks_round_a_header_are_no_part_of_it(press: ServedPress, client: Client) -> None:
    client.send(f"GET {STORY} HTTP/1.1\r\nhost:  example.org \t\r\n\r\n".encode())
    assert client.answer()[2] == WORDS
    client.send(asked("/replies/1/", b"Content-Length: 3 \r\n", "POST") + b"abc")
    assert client.answer()[0] == 200
    assert press.django.asked[-1][2] == b"abc"


def test_who_asks_whether_to_go_on_is_told_to(press: ServedPress, client: Client) -> None:
    client.send(asked("/replies/1/", b"Expect: 100-Continue\r\nContent-Length: 3\r\n", "POST"))
    assert client.answer()[0] == 100
    client.send(b"abc")
    assert client.answer()[0] == 200


def test_of_the_fronts_queries_only_those_of_another_systems_links_are_asked_of_django(
    press: ServedPress, client: Client
) -> None:
    press.press("/", b"the front")
    for query in ("", "?", "?utm_source=letter", "?q=1", "?x&p=1", "?P=1"):
        assert client.get(f"/{query}")[2] == b"the front"
    for query in ("?p=123", "?page_id=4", "?feed=rss2", "?s=ferry"):
        assert client.get(f"/{query}")[2] == f"GET /{query}".encode()
    assert client.get(f"{STORY}?p=123")[2] == WORDS


def test_a_large_body_is_no_part_of_the_head_behind_it(press: ServedPress, client: Client) -> None:
    body = b"a" * 100_000
    client.send(asked("/replies/1/", b"Content-Length: %d\r\n" % len(body), "POST") + body + b"GET / HT")
    assert client.answer()[0] == 200


def test_a_page_that_cannot_be_read_just_now_is_asked_of_django(
    press: ServedPress, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(type(press.front), "at_hand", none_left)
    assert client.get()[2] == WORDS


def test_whoever_comes_when_all_lines_are_taken_is_hung_up_on(
    press: ServedPress, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get()
    monkeypatch.setattr(Line, "most", press.lines)
    assert said_to(press, asked()) == b""
    assert client.get()[2] == WORDS


def test_a_slow_but_steady_reader_of_a_large_answer_is_not_hung_up_on(press: ServedPress) -> None:
    press.django.let_go_of.clear()
    with closing(press.connect()) as client:
        client.send(asked("/large/"))
        assert client.answer(has_body=False)[0] == 200
        for minute in range(1, 8):
            client.take(2 * 2**20)
            press.after(61 * minute)
        client.take(2 * 2**20)
        assert not press.django.let_go_of.is_set()


def test_who_says_nothing_is_hung_up_on(press: ServedPress, client: Client) -> None:
    wait_for(lambda: press.lines > 0, "nobody came")
    press.after(55)
    with closing(press.connect()) as slow:
        slow.send(b"GET / HT")
        client.get()
        wait_for(lambda: press.lines >= 2, "the other did not come")
        press.after(35)
        assert slow.rest() == b""
    client.get()
    press.after(65)
    assert client.rest() == b""


def test_one_line_that_cannot_be_looked_at_keeps_none_of_the_others_and_ends_nothing() -> None:
    looked_at: list[float] = []

    class Broken:
        def let_go_when_slow(self, _now: float, _is_crowded: bool) -> None:
            raise RuntimeError("its socket is gone")

    class Well:
        def let_go_when_slow(self, now: float, _is_crowded: bool) -> None:
            looked_at.append(now)

    lines: Any = [Broken(), Well()]
    let_go_of_slow_ones(lines, 7.0)
    assert looked_at == [7.0]


def test_an_address_that_is_no_text_is_refused_without_a_word_in_the_log(
    press: ServedPress, caplog: pytest.LogCaptureFixture
) -> None:
    assert said_to(press, b"GET /\xff HTTP/1.1\r\n" + HEAD + b"\r\n").startswith(b"HTTP/1.1 400 ")
    assert [each for each in caplog.records if each.name == "dateline.press"] == []


def test_who_waits_for_django_is_not_hung_up_on(press: ServedPress, client: Client) -> None:
    press.django.go_on.clear()
    client.send(asked("/slow/"))
    wait_for(lambda: press.django.was_asked("/slow/"), "it was not asked")
    press.after(3600)
    press.django.go_on.set()
    assert client.answer()[2] == b"GET /slow/"


def test_a_client_that_takes_nothing_or_goes_away_is_let_go_of_and_so_is_its_page(press: ServedPress) -> None:
    press.django.let_go_of.clear()
    with closing(press.connect()) as client:
        client.send(asked("/large/"))
        wait_for(lambda: press.django.was_asked("/large/"), "it was not asked")
        assert client.answer(has_body=False)[0] == 200

        minutes = itertools.count(1)

        def is_let_go_of() -> bool:
            press.after(61 * next(minutes))
            return press.django.let_go_of.is_set()

        wait_for(is_let_go_of, "it is still held")
    press.django.let_go_of.clear()
    with closing(press.connect()) as client:
        client.send(asked("/large/"))
        assert client.answer(has_body=False)[0] == 200
    assert press.django.let_go_of.wait(10)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([asked(), asked("/search/"), b"\r\n", HEAD]))))
@example([b"GET / HTTP/1.1\r\n", b" folded: x\r\n\r\n"])
def test_whatever_is_sent_the_press_goes_on(press: ServedPress, pieces: list[bytes]) -> None:
    with closing(press.connect()) as client:
        client.send(b"".join(pieces))
    with closing(press.connect()) as client:
        assert client.get()[2] == WORDS
