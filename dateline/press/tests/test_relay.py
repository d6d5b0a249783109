"""What the front hands on to Django, and what comes back when Django is slow to read, gone, or answers early."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dateline.lib.proxies import Client
from dateline.press.server.relay import DjangoAway, Relay

READER = Client("192.0.2.9", "https")
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def asked(
    relay: Relay, method: str = "GET", headers: list[tuple[bytes, bytes]] | None = None, body: list[bytes] | None = None
) -> tuple[int, bytes]:
    answering = await relay.ask(method, "/", headers or [], READER, None if body is None else pieces(body))
    return answering.status, b"".join([chunk async for chunk in answering.body])


async def pieces(body: list[bytes]) -> AsyncIterator[bytes]:
    for piece in body:
        yield piece


def with_django(handler: Handler, act: Callable[[Relay], Awaitable[None]]) -> None:
    """`act` with a relay to a stand-in for Django that treats each connection by `handler`."""

    async def play() -> None:
        with TemporaryDirectory(prefix="dl-") as folder:
            socket = str(Path(folder) / "s")
            server = await asyncio.start_unix_server(handler, socket)
            relay = Relay(socket)
            async with server:
                await act(relay)
            relay.close()

    asyncio.run(play())


def test_django_is_told_who_asks_and_nothing_a_stranger_says_of_it() -> None:
    seen: list[bytes] = []

    async def django(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    async def act(relay: Relay) -> None:
        lies = [(b"host", b"h"), (b"x-forwarded-for", b"10.0.0.1"), (b"x-dateline-client", b"10.0.0.1"), (b"te", b"x")]
        assert await asked(relay, headers=[*lies, (b"accept", b"text/html")]) == (200, b"ok")

    with_django(django, act)
    head = seen[0].lower()
    assert b"10.0.0.1" not in head
    assert b"te: x" not in head
    assert b"x-dateline-client: 192.0.2.9" in head
    assert b"x-forwarded-proto: https" in head
    assert b"accept: text/html" in head


def test_an_answer_that_comes_before_the_body_is_through_waits_until_the_client_has_been_heard_out() -> None:
    """One that is cut off while it sends would never read it."""
    heard: list[int] = []

    async def django(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlong")
        await writer.drain()
        writer.close()

    async def act(relay: Relay) -> None:
        async def sent() -> AsyncIterator[bytes]:
            for number in range(200):
                await asyncio.sleep(0)
                heard.append(number)
                yield b"x" * 65536

        length = [(b"host", b"h"), (b"content-length", b"%d" % (65536 * 200))]
        answering = await relay.ask("POST", "/", length, READER, sent())
        assert answering.status == 413
        assert len(heard) == 200
        assert b"".join([chunk async for chunk in answering.body]) == b"long"

    with_django(django, act)


def test_a_line_that_was_closed_while_idle_is_replaced_and_a_post_is_never_sent_twice() -> None:
    requests: list[bytes] = []

    async def django(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    async def act(relay: Relay) -> None:
        for _ in range(3):
            assert (await asked(relay, headers=[(b"host", b"h")]))[0] == 200
        length = [(b"host", b"h"), (b"content-length", b"1")]
        assert (await asked(relay, "POST", length, [b"x"]))[0] == 200

    with_django(django, act)
    assert [request.split()[0] for request in requests] == [b"GET", b"GET", b"GET", b"POST"]


def test_a_django_that_is_away_or_breaks_off_is_said_to_be_away() -> None:
    async def django(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    async def act(relay: Relay) -> None:
        with pytest.raises(DjangoAway):
            await asked(relay, headers=[(b"host", b"h")])
        with pytest.raises(DjangoAway):
            await asked(Relay("/nowhere/at/all"), headers=[(b"host", b"h")])

    with_django(django, act)
