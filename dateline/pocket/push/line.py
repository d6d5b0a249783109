"""One connection to a push service, over which parcels go one after the other."""

import asyncio
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, urlsplit

import h11
from django.conf import settings

from dateline.lib.outside import Forbidden, NoSuchName, Unreachable, numbers_of
from dateline.pocket.push.endpoints import A_SURE_NAME, is_known

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0
MOST_OF_AN_ANSWER = 64 * 1024
CHUNK = 16 * 1024
AGENT = "Dateline"
NAMES_KNOWN = ThreadPoolExecutor(16, thread_name_prefix="names of push services")
NAMES_ELSEWHERE = ThreadPoolExecutor(4, thread_name_prefix="names of strangers")
"""Where names are looked up, which nobody can hurry: a stranger's that takes its time takes none of the others'."""


class CannotConnect(Exception):
    """Nothing was sent."""


class Nowhere(CannotConnect):
    """Its name is nobody's, or leads into a house; other names are known meanwhile."""


class NoAnswer(Exception):
    """It was sent, at least in part, and nobody can say what became of it."""


@dataclass(frozen=True)
class Answer:
    """What a push service said."""

    status: int
    retry_after: str


class Line:
    """An open connection. Not to be used by two at once, nor after it has failed."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.CLIENT)
        self.used_at = time.monotonic()

    @property
    def is_open(self) -> bool:
        """As far as one can tell without writing."""
        return self._http.our_state is h11.IDLE and not self._reader.at_eof() and not self._writer.is_closing()

    async def post(self, endpoint: str, headers: list[tuple[str, str]], body: bytes) -> Answer:
        """Send `body`, and hear the answer. Raises NoAnswer."""
        parts = urlsplit(endpoint)
        sent = h11.Request(
            method="POST",
            target=parts.path + (f"?{parts.query}" if parts.query else "") or "/",
            headers=[("Host", parts.netloc), ("User-Agent", AGENT), ("Content-Length", str(len(body))), *headers],
        )
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                pieces = (self._http.send(sent), self._http.send(h11.Data(body)), self._http.send(h11.EndOfMessage()))
                self._writer.write(b"".join(piece or b"" for piece in pieces))
                await self._writer.drain()
                return await self._answer()
        except (OSError, TimeoutError, h11.ProtocolError) as error:
            self.close()
            raise NoAnswer(type(error).__name__) from error

    async def _answer(self) -> Answer:
        answer, left = None, MOST_OF_AN_ANSWER
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                self._http.receive_data(await self._reader.read(CHUNK))
            elif isinstance(event, h11.Response):
                answer = _answer_of(event)
            elif isinstance(event, h11.Data) and answer:
                left -= len(event.data)
                if left < 0:
                    self.close()
                    return answer
            elif isinstance(event, h11.EndOfMessage) and answer:
                self._rest()
                return answer
            elif isinstance(event, h11.ConnectionClosed):
                raise ConnectionResetError

    def _rest(self) -> None:
        """Ready for the next, if the other side keeps the line open."""
        self.used_at = time.monotonic()
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        else:
            self.close()

    def close(self) -> None:
        self._writer.close()


async def connect(origin: str) -> Line:
    """A line to the push service at `origin`; to no address within this house. Raises CannotConnect and Nowhere."""
    parts = urlsplit(origin)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    context = _tls() if parts.scheme == "https" else None
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            host = await _number(origin, parts)
            name = parts.hostname if context else None
            return Line(*await asyncio.open_connection(host, port, ssl=context, server_hostname=name))
    except (OSError, TimeoutError, Unreachable, Forbidden) as error:
        raise CannotConnect(type(error).__name__) from error


async def _number(origin: str, parts: SplitResult) -> str:
    """Looked up here and connected to as it is: a name may lead elsewhere the next time one asks."""
    if origin in settings.PUSH_SERVICES:
        return parts.hostname or ""
    try:
        return (await _numbers(parts, NAMES_KNOWN if is_known(origin) else NAMES_ELSEWHERE))[0]
    except (NoSuchName, Forbidden) as error:
        await _numbers(urlsplit(A_SURE_NAME), NAMES_KNOWN)  # where not even this one is found, nothing is certain
        raise Nowhere(type(error).__name__) from error


async def _numbers(parts: SplitResult, at: ThreadPoolExecutor) -> list[str]:
    return await asyncio.get_running_loop().run_in_executor(at, numbers_of, parts)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _answer_of(event: h11.Response) -> Answer:
    asked = next((value for name, value in event.headers if name == b"retry-after"), b"")
    return Answer(event.status_code, asked.decode("latin-1"))
