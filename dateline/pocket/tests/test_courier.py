"""Whoever carries letters to many services is held up by none of them."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.pocket.push import base64url, line
from dateline.pocket.push.courier import MOST_ELSEWHERE_IN_HAND, MOST_SERVICES, Courier
from dateline.pocket.push.line import CannotConnect
from dateline.pocket.push.parcels import Fate, Parcel
from dateline.pocket.push.sealing import new_key, public_half
from dateline.pocket.push.service import TURN
from tests.push_service import PushService

KEY = base64url.written(public_half(new_key()))


def parcel(key: int, origin: str) -> Parcel:
    auth = base64url.written(bytes(16))
    return Parcel(key, 1, f"{origin}/{key}", KEY, auth, words=b"{}", seconds=60, topic="story-1", is_urgent=False)


@pytest.fixture
def courier(settings: Any) -> Iterator[Courier]:
    settings.PUSH_SERVICES = ()
    courier = Courier(lambda _origin: "vapid")
    yield courier
    courier.close()


def test_the_name_of_a_known_service_is_found_while_strangers_names_hang(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUSH_SERVICES = ()
    ended, reached = threading.Event(), []

    def numbers_of(parts: Any) -> list[str]:
        if parts.hostname.endswith(".example"):
            ended.wait(20)
        return ["192.0.2.1"]

    async def open_connection(*_: Any, server_hostname: str, **__: Any) -> Any:
        reached.append(server_hostname)
        raise ConnectionRefusedError

    async def connect_all() -> None:
        strangers = [asyncio.create_task(line.connect(f"https://slow{number}.example")) for number in range(60)]
        await asyncio.sleep(0)
        with pytest.raises(CannotConnect):
            await line.connect("https://fcm.googleapis.com")
        assert reached == ["fcm.googleapis.com"]
        ended.set()
        await asyncio.gather(*strangers, return_exceptions=True)

    monkeypatch.setattr(line, "numbers_of", numbers_of)
    monkeypatch.setattr(asyncio, "open_connection", open_connection)
    asyncio.run(connect_all())
    assert len(reached) == 61


def test_services_nobody_knows_have_a_few_letters_in_hand_however_they_hang(
    courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_origin: str) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("dateline.pocket.push.service.connect", hang)
    courier.take(parcel(number, f"https://push{number}.example") for number in range(200))
    told = courier.told(seconds=5, enough=200 - MOST_ELSEWHERE_IN_HAND)
    assert {(each.fate, each.wait) for each in told.values()} == {(Fate.PUT_BACK, TURN)}
    assert courier.load == MOST_ELSEWHERE_IN_HAND


def test_a_service_in_use_keeps_its_lines_however_many_others_are_asked(
    courier: Courier, push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = line.connect

    async def only_ours(origin: str) -> Any:
        if origin != push_service.origin:
            raise CannotConnect
        return await connect(origin)

    monkeypatch.setattr("dateline.pocket.push.service.connect", only_ours)
    lines = push_service.lines
    for number in range(2 * MOST_SERVICES):
        made_up = parcel(2 * number, f"https://made-up{number}.push.services.mozilla.com")
        courier.take([made_up, parcel(2 * number + 1, push_service.origin)] if number % 100 == 0 else [made_up])
        courier.told(seconds=5, enough=10)
    assert push_service.lines == lines + 1
