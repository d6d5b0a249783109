"""However many replies are sent at once, Django has lines left for everybody else, and each reply gets its turn."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dateline.lib.proxies import TrustedProxies
from dateline.press.backends.files import FileStore
from dateline.press.server.app import MOST_REPLIES, Front
from dateline.press.server.bodies import MOST_TAKEN_IN
from dateline.press.server.shelf import Shelf
from dateline.press.server.tally import Tally


class SlowDjango:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers = asyncio.Event()

    async def ask(self, _method: str, target: str, *_more: Any) -> Any:
        self.asked.append(target)
        await self.answers.wait()

        async def body() -> Any:
            yield b"x"

        return SimpleNamespace(status=200, headers=[("content-length", "1")], body=body())


class Strangers:
    """They send what they like to a front of one's own."""

    def __init__(self, root: Path) -> None:
        store = FileStore(root)
        store.set_format("f")
        self.django = SlowDjango()
        relay: Any = self.django
        self._front = Front(Shelf(store), relay, frozenset(), TrustedProxies([]), Tally(root))
        self._statuses: list[int] = []

    async def send(self, path: str, length: int = 1) -> None:
        """A body of that many bytes, of which the first comes."""
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "headers": [(b"host", b"example.org"), (b"content-length", b"%d" % length)],
            "client": (f"192.0.2.{len(self.django.asked)}", 5000),
            "scheme": "http",
        }
        await self._front(scope, self._first_byte, self._hear)

    async def _first_byte(self) -> dict[str, Any]:
        return {"type": "http.request", "body": b"x", "more_body": False}

    async def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self._statuses.append(message["status"])

    def all_went_well(self, number: int) -> bool:
        return self._statuses == [200] * number


async def _until_all_wait() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


def test_replies_have_some_of_the_lines_and_the_rest_is_for_others(tmp_path: Path) -> None:
    async def play() -> None:
        strangers = Strangers(tmp_path / "press")
        async with asyncio.TaskGroup() as tasks:
            for _ in range(MOST_REPLIES + 5):
                tasks.create_task(strangers.send("/replies/7/"))
                await _until_all_wait()
            assert len(strangers.django.asked) == MOST_REPLIES
            tasks.create_task(strangers.send("/desk/login/"))
            tasks.create_task(strangers.send("/replies/7/", MOST_TAKEN_IN + 1))  # Django refuses it by its length
            await _until_all_wait()
            assert strangers.django.asked[MOST_REPLIES:] == ["/desk/login/", "/replies/7/"]
            strangers.django.answers.set()
        assert len(strangers.django.asked) == MOST_REPLIES + 5 + 2
        assert strangers.all_went_well(MOST_REPLIES + 5 + 2)

    asyncio.run(play())
