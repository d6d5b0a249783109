"""The front counts what is read, without a write for each request and without a word about who reads."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.lib.proxies import TrustedProxies
from dateline.press.backends.files import FileStore
from dateline.press.pressed import Pressed, Segment
from dateline.press.reads import STORY, Reads, kept_reads, read_reads
from dateline.press.server.app import Front
from dateline.press.server.shelf import Shelf
from dateline.press.server.tally import Tally

STORY_PATH = "/news/2026/11/23/council-mends-the-clock/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ADDRESS = "192.0.2.77"


class Heard:
    """What the server is told to send."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}

    async def hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])


async def nothing_more() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


class Django:
    """Answers whatever is handed on to it, with one status."""

    def __init__(self) -> None:
        self.status = 404

    def close(self) -> None:
        pass

    async def ask(self, *_request: Any) -> Any:
        async def body() -> Any:
            yield b"x"

        return SimpleNamespace(status=self.status, headers=[("content-length", "1")], body=body())


class Reading:
    """A front of one's own, and readers who come to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = FileStore(root)
        self.store.set_format("f")
        self.tally = Tally(root, clock=lambda: 1000.0)
        self.django = Django()
        relay: Any = self.django
        self.front = Front(Shelf(self.store), relay, frozenset({"example.org"}), TrustedProxies([]), self.tally)
        self.press(STORY_PATH)

    def press(self, path: str, status: int = 200) -> None:
        entry = Pressed(path, status, (), (Segment.of(b"words"),), self.store.ticket(), "f", None)
        self.store.write(entry)
        self.store.move()

    def ask(self, path: str = STORY_PATH, method: str = "GET", query: str = "", **headers: str) -> Heard:
        told = {"user-agent": FIREFOX, "host": "example.org"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in told.items()],
            "client": (ADDRESS, 5000),
            "scheme": "http",
        }
        heard = Heard()
        asyncio.run(self.front(scope, nothing_more, heard.hear))
        return heard

    def written(self) -> list[Reads]:
        """What has been written down, after the front was asked to end."""
        self.tally.write()
        return [reads for path in kept_reads(self.root) if (reads := read_reads(path))]

    def pages(self) -> dict[str, int]:
        return {path: count for reads in self.written() for path, count in reads.pages.items()}

    def beacons(self) -> dict[str, int]:
        return {path: count for reads in self.written() for path, count in reads.beacons.items()}


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path / "press")


def test_a_story_is_counted_each_time_it_is_answered_whoever_made_the_page(reading: Reading) -> None:
    reading.ask()
    reading.ask(query="utm_source=letter")
    reading.django.status = 200
    reading.ask("/news/2026/11/23/made-by-django/")
    assert reading.pages() == {STORY_PATH: 2, "/news/2026/11/23/made-by-django/": 1}


def test_a_page_the_browser_still_had_is_read_again(reading: Reading) -> None:
    tag = reading.ask().headers[b"etag"].decode()
    assert reading.ask(if_none_match=tag).status == 304
    assert reading.pages() == {STORY_PATH: 2}


def test_what_is_no_story_or_no_page_is_not_counted(reading: Reading) -> None:
    reading.press("/")
    reading.press("/news/2026/11/23/withdrawn/", 410)
    reading.press("/news/2026/11/23/moved/", 301)
    for path in ("/", "/news/2026/11/23/withdrawn/", "/news/2026/11/23/moved/", "/news/2026/11/23/never-was/"):
        reading.ask(path)
    reading.ask(method="HEAD")
    assert reading.written() == []


def test_the_desk_is_not_counted(reading: Reading) -> None:
    reading.django.status = 200
    for path in ("/desk/", "/desk/pages/7/edit/", "/desk/pages/7/edit/preview/", "/desk/media/2026/11/23/clock.jpg"):
        assert reading.ask(path).status == 200
    assert reading.written() == []


@pytest.mark.parametrize(
    "agent",
    [
        "", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.5.0", "Wget/1.21", "python-requests/2.32",
        "Mozilla/5.0 (compatible; bingbot/2.0)", "Baiduspider", "Feedly/1.0", "WhatsApp/2.23", "Go-http-client/1.1",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
    ],
)  # fmt: skip
def test_bots_are_not_counted(reading: Reading, agent: str) -> None:
    assert reading.ask(user_agent=agent).status == 200
    reading.ask("/read/", "POST", f"p={STORY_PATH}", user_agent=agent)
    assert reading.written() == []


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
        "Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
        "Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 "
        "Chrome/122.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 "
        "[FBAN/FBIOS;FBAV/490.0.0.36.110;FBDV/iPhone15,2;FBLC/en_GB]",
        "Lynx/2.9.0dev.12 libwww-FM/2.14",
    ],
)
def test_browsers_people_use_are_counted(reading: Reading, agent: str) -> None:
    reading.ask(user_agent=agent)
    assert reading.pages() == {STORY_PATH: 1}


@pytest.mark.parametrize(
    "header",
    [
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
    ],
)
def test_prefetches_are_not_counted(reading: Reading, header: dict[str, str]) -> None:
    reading.ask(**header)
    assert reading.written() == []


def test_nothing_is_written_for_a_request(reading: Reading) -> None:
    for _ in range(200):
        reading.ask()
    assert kept_reads(reading.root) == []
    assert reading.written() == [Reads(1000, {STORY_PATH: 200}, {})]
    assert len(reading.written()) == 1, "No second file when nothing was read since."


def test_there_is_a_file_every_ten_seconds_in_which_something_was_read(reading: Reading) -> None:
    later: list[tuple[float, Callable[..., None], tuple[Any, ...]]] = []
    loop: Any = SimpleNamespace(
        call_later=lambda seconds, act, *given: later.append((seconds, act, given)),
        run_in_executor=lambda _pool, act, *given: act(*given),
    )
    reading.tally.begin(loop)
    reading.ask()
    for _ in range(3):
        seconds, act, given_to_it = later.pop()
        assert seconds == 10
        act(*given_to_it)
    assert len(kept_reads(reading.root)) == 1


def test_what_was_read_last_is_written_when_the_press_is_asked_to_end(reading: Reading) -> None:
    reading.ask()
    said = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    answers: list[str] = []

    async def receive() -> dict[str, Any]:
        return next(said)

    async def send(message: dict[str, Any]) -> None:
        answers.append(message["type"])

    asyncio.run(reading.front({"type": "lifespan"}, receive, send))
    assert answers == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert len(kept_reads(reading.root)) == 1


def test_a_disk_that_takes_nothing_does_not_stop_the_press(reading: Reading) -> None:
    (reading.root / "reads").write_text("in the way")
    reading.ask()
    reading.tally.write()
    assert reading.ask().status == 200


def test_a_flood_of_made_up_paths_does_not_fill_memory(tmp_path: Path) -> None:
    tally = Tally(tmp_path, most=100)
    tally.page("/news/2026/11/23/real/")
    for number in range(1000):
        tally.page(f"/news/2026/11/23/made-up-{number}/")
        tally.beacon(f"/news/2026/11/23/made-up-{number}/")
    tally.page("/news/2026/11/23/real/")
    tally.write()
    reads = read_reads(kept_reads(tmp_path)[0])
    assert reads is not None
    assert (len(reads.pages), len(reads.beacons)) == (100, 100)
    assert reads.pages["/news/2026/11/23/real/"] == 2


def test_a_beacon_is_answered_with_nothing_and_counted_apart(reading: Reading) -> None:
    answer = reading.ask("/read/", "POST", f"p={STORY_PATH}", sec_fetch_site="same-origin")
    assert (answer.status, answer.headers) == (204, {b"cache-control": b"no-store"})
    reading.ask("/read/", "POST", "p=/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/2026/11/23/%D8%AC%D8%B3%D8%B1/")
    assert reading.written() == [Reads(1000, {}, {STORY_PATH: 1, "/أخبار/2026/11/23/جسر/": 1})]


@pytest.mark.parametrize(
    "query", ["", "p=", "p=/", "p=/desk/", f"q={STORY_PATH}", f"p={STORY_PATH}%00", f"p={STORY_PATH}{'x' * 4000}",
              "p=/news/2026/11/23/rosa@example.org/", f"p=/news/2026/11/23/{'x' * 256}/", "p=%FF%FE"]
)  # fmt: skip
def test_a_beacon_counts_nothing_but_what_looks_like_a_story(reading: Reading, query: str) -> None:
    assert reading.ask("/read/", "POST", query).status == 204
    assert reading.written() == []


def test_a_beacon_from_another_site_is_not_counted(reading: Reading) -> None:
    assert reading.ask("/read/", "POST", f"p={STORY_PATH}", sec_fetch_site="cross-site").status == 204
    assert reading.written() == []


def test_a_beacon_is_only_sent_never_fetched(reading: Reading) -> None:
    assert reading.ask("/read/", "GET", f"p={STORY_PATH}").status == 404
    assert reading.written() == []


words = st.text(max_size=40)
anything = st.one_of(
    words.map(lambda text: f"/{text}"),
    st.tuples(words, words).map(lambda two: f"/{two[0]}/2026/11/23/{two[1]}/"),
    st.just(STORY_PATH),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visits=st.lists(st.tuples(anything, words, words), max_size=8))
def test_nothing_identifies_a_reader_in_what_is_written(
    tmp_path_factory: Any, visits: list[tuple[str, str, str]]
) -> None:
    reading = Reading(tmp_path_factory.mktemp("press"))
    reading.django.status = 200
    for path, agent, cookie in visits:
        reading.ask(path, user_agent=f"{FIREFOX} {agent}", cookie=cookie, x_forwarded_for=ADDRESS)
        reading.ask("/read/", "POST", f"p={path}", user_agent=f"{FIREFOX} {agent}", cookie=cookie)
    reading.tally.write()
    for file in kept_reads(reading.root):
        kept = json.loads(file.read_text())
        assert set(kept) == {"moment", "pages", "beacons"}
        assert isinstance(kept["moment"], int)
        for path, count in [*kept["pages"].items(), *kept["beacons"].items()]:
            assert STORY.fullmatch(path)
            assert isinstance(count, int)


def test_what_a_killed_press_left_half_written_is_not_counted_and_is_swept_up(reading: Reading) -> None:
    reading.ask()
    reading.tally.write()
    half = reading.root / "reads" / ".new-1-torn"
    half.write_text("{")
    assert len(kept_reads(reading.root)) == 1
    reading.store.sweep()
    assert not half.exists()
    assert len(kept_reads(reading.root)) == 1


def test_a_torn_file_is_no_count(tmp_path: Path) -> None:
    for number, content in enumerate(
        ("", "{", "[]", '{"moment": 1, "pages": [], "beacons": {}}', '{"moment": "x"}', "é")
    ):
        torn = tmp_path / f"{number}.json"
        torn.write_text(content, encoding="utf-8")
        assert read_reads(torn) is None
