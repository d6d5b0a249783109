"""What clients send is there before Django hears of it, and who sends slowly keeps nobody else waiting."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from dateline.press.server.bodies import LEAST_ROOM, MOST_TAKEN_IN, Bodies, BodyRefused

ROSA = "192.0.2.9"


async def sent(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def never_ending() -> AsyncIterator[bytes]:
    yield b"name="
    await asyncio.Event().wait()


def taken(bodies: Bodies, length: int, pieces: AsyncIterator[bytes]) -> list[bytes]:
    async def take() -> list[bytes]:
        return [piece async for piece in await bodies.take_in(length, pieces, ROSA)]

    return asyncio.run(take())


def test_a_body_is_handed_on_in_one_piece_when_it_is_whole() -> None:
    assert taken(Bodies(), 9, sent(b"name", b"=", b"Rosa")) == [b"name=Rosa"]


def test_one_that_does_not_end_in_time_is_refused() -> None:
    with pytest.raises(BodyRefused, match="took too long") as refused:
        taken(Bodies(seconds=0.01), 100, never_ending())
    assert refused.value.status == 408


def test_one_that_is_not_as_long_as_it_said_is_refused() -> None:
    with pytest.raises(BodyRefused, match="Content-Length") as refused:
        taken(Bodies(), 100, sent(b"name=Rosa"))
    assert refused.value.status == 400


def test_a_long_one_is_passed_on_as_it_comes_for_django_to_refuse_by_its_length() -> None:
    assert taken(Bodies(), MOST_TAKEN_IN + 1, sent(b"a", b"b")) == [b"a", b"b"]


@pytest.mark.parametrize(
    ("bound", "strangers"), [({"room": 2 * LEAST_ROOM}, ["b", "c"]), ({"most_of_one": 2}, [ROSA, ROSA])]
)
def test_only_so_many_are_taken_in_at_a_time_and_each_that_ends_makes_room(
    bound: dict[str, int], strangers: list[str]
) -> None:
    async def play() -> None:
        bodies = Bodies(**bound)
        slow = [asyncio.create_task(bodies.take_in(100, never_ending(), each)) for each in strangers]
        await asyncio.sleep(0)
        with pytest.raises(BodyRefused, match="Too many") as refused:
            await bodies.take_in(1, sent(b"x"), ROSA)
        assert refused.value.status == 503
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        assert [piece async for piece in await bodies.take_in(1, sent(b"x"), ROSA)] == [b"x"]

    asyncio.run(play())


def test_a_long_one_takes_as_much_room_as_it_is_long() -> None:
    async def play() -> None:
        bodies = Bodies(room=MOST_TAKEN_IN)
        slow = asyncio.create_task(bodies.take_in(MOST_TAKEN_IN, never_ending(), "b"))
        await asyncio.sleep(0)
        with pytest.raises(BodyRefused, match="Too many"):
            await bodies.take_in(1, sent(b"x"), ROSA)
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)

    asyncio.run(play())


def test_a_client_who_sends_too_many_leaves_room_for_others() -> None:
    async def play() -> None:
        bodies = Bodies(most_of_one=1)
        slow = asyncio.create_task(bodies.take_in(100, never_ending(), "203.0.113.7"))
        await asyncio.sleep(0)
        assert [piece async for piece in await bodies.take_in(1, sent(b"x"), ROSA)] == [b"x"]
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)

    asyncio.run(play())
