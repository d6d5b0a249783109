"""What all machines of a newsroom keep of the press in one Valkey (or Redis). Knows nothing of Django."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from dateline.press.backends.base import CannotKeep

NEWS_KEPT = 100_000
"""Records. Whoever has missed more compares everything."""

A_BATCH = 500
ALIVE = 5
"""Seconds a machine counts as there after its follower was heard last."""

CONNECT, ANSWER = 1.0, 2.0
REST = 1.0
"""Seconds in which nobody asks again after Valkey did not answer: a network that swallows everything costs a process
one wait a second and not one a page."""

NEWER = """
local function newer(a, b)
    return #a > #b or (#a == #b and a > b)
end
"""
"""Numbers as text: they are longer than Lua can count."""

TICKET = f"""{NEWER}
redis.call('INCR', KEYS[1])
local ticket = redis.call('GET', KEYS[1])
if newer(ARGV[1], ticket) then
    ticket = ARGV[1]
    redis.call('SET', KEYS[1], ticket)
end
return ticket
"""

PUT = f"""{NEWER}
local number = redis.call('HGET', KEYS[1], 'number')
if number and newer(number, ARGV[2]) then
    return false
end
redis.call('HSET', KEYS[1], 'number', ARGV[2], 'kept', ARGV[3])
return redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', 'digest', ARGV[1], 'number', ARGV[2])
"""

SET_FORMAT = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
    return false
end
redis.call('SET', KEYS[1], ARGV[1])
return redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', 'format', ARGV[1])
"""

Place = tuple[int, int]
"""Of a record in the news: milliseconds and a number."""

BEGINNING: Place = (0, 0)


class SharedPressAway(CannotKeep):
    """Valkey does not answer, or refuses: nothing can be pressed. Readers have what this machine keeps."""


@dataclass(frozen=True)
class Record:
    """One line of the news: an entry that was written or dropped; without a digest, another format."""

    place: Place
    digest: str
    number: int


class SharedPress:
    """Entries by the digest of their name, a ticket counter, the format, and the news that tells machines of each.

    Every method raises SharedPressAway.
    """

    def __init__(self, url: str, house: str) -> None:
        """`house` keeps newsrooms apart that use one Valkey."""
        self._valkey: Any = Redis.from_url(
            url, socket_connect_timeout=CONNECT, socket_timeout=ANSWER, retry=Retry(NoBackoff(), 1), protocol=2
        )
        self._prefix = f"dateline:{hashlib.blake2b(house.encode(), digest_size=6).hexdigest()}:press:"
        self._news = self._key("news")
        self._put = self._valkey.register_script(PUT)
        self._ticket = self._valkey.register_script(TICKET)
        self._set_format = self._valkey.register_script(SET_FORMAT)
        self._rests_until = 0.0

    def check(self) -> None:
        """Return when it answers."""
        with self._asking():
            self._valkey.ping()

    def ticket(self, at_least: int) -> int:
        """Greater than every one before, over all machines."""
        with self._asking():
            return int(self._ticket(keys=[self._key("ticket")], args=[at_least]))

    def put(self, digest: str, number: int, kept: bytes) -> Place | None:
        """Keep it and tell of it; None when what is there is newer."""
        with self._asking():
            told = self._put(keys=[self._entry(digest), self._news], args=[digest, number, kept, NEWS_KEPT])
        return _place(told) if told else None

    def kept(self, digest: str) -> tuple[int, bytes] | None:
        """Number and bytes of the entry, or of what says that it was dropped."""
        with self._asking():
            number, kept = self._valkey.hmget(self._entry(digest), "number", "kept")
        return None if number is None else (int(number), kept)

    def numbers(self, digests: list[str]) -> list[int]:
        """0 for what is not there."""
        with self._asking():
            line = self._valkey.pipeline(transaction=False)
            for digest in digests:
                line.hget(self._entry(digest), "number")
            return [int(number or 0) for number in line.execute()]

    def digests(self) -> Iterator[list[str]]:
        """Of all that is there, in batches. Costs a look at every key of the server."""
        prefix, cursor = self._entry(""), 0
        while True:
            with self._asking():
                cursor, keys = self._valkey.scan(cursor, match=f"{prefix}*", count=A_BATCH)
            yield [key.decode()[len(prefix) :] for key in keys]
            if cursor == 0:
                return

    def format(self) -> str:
        with self._asking():
            return (self._valkey.get(self._key("format")) or b"").decode()

    def set_format(self, fingerprint: str) -> Place | None:
        """None when it is so already."""
        with self._asking():
            told = self._set_format(keys=[self._key("format"), self._news], args=[fingerprint, NEWS_KEPT])
        return _place(told) if told else None

    def memory_may_be_taken(self) -> bool:
        """Whether Valkey may throw entries away to make room, and with them the numbers that hold old ones back."""
        with self._asking():
            told = self._valkey.info("memory")
        return bool(told.get("maxmemory")) and told.get("maxmemory_policy") != "noeviction"

    # The news

    def server(self) -> str:
        """Another after each start: what it had not saved before is lost."""
        with self._asking():
            return str(self._valkey.info("server").get("run_id", ""))

    def newest(self) -> Place:
        with self._asking():
            found = self._valkey.xrevrange(self._news, count=1)
        return _place(found[0][0]) if found else BEGINNING

    def has_all_since(self, place: Place) -> bool:
        """Whether the news reaches back that far."""
        with self._asking():
            found = self._valkey.xrange(self._news, count=1)
        return _place(found[0][0]) <= place if found else place == BEGINNING

    def news_since(self, place: Place, seconds: float) -> list[Record]:
        """What was told after `place`; waits so long (less than two seconds) for some, or with 0 not at all."""
        block = int(seconds * 1000) or None
        with self._asking():
            found = self._valkey.xread({self._news: _text(place)}, count=A_BATCH, block=block) or []
        return [
            Record(_place(at), line.get(b"digest", b"").decode(), int(line.get(b"number", 0)))
            for _, lines in found
            for at, line in lines
        ]

    # Who has applied what

    def heard_from(self, machine: str, place: Place) -> None:
        """`machine` is there and has applied the news up to `place`."""
        with self._asking():
            line = self._valkey.pipeline(transaction=False)
            line.sadd(self._key("machines"), machine)
            line.set(self._key(f"machine:{machine}"), _text(place), ex=ALIVE)
            line.execute()

    def all_have_applied(self, place: Place, *, but: str) -> bool:
        """Whether every machine that is there has come to `place`, without asking `but`."""
        with self._asking():
            machines = [name.decode() for name in self._valkey.smembers(self._key("machines")) if name != but.encode()]
            places = self._valkey.mget([self._key(f"machine:{name}") for name in machines]) if machines else []
            gone = [name for name, at in zip(machines, places, strict=True) if at is None]
            if gone:
                self._valkey.srem(self._key("machines"), *gone)
        return all(_place(at) >= place for at in places if at is not None)

    def _key(self, name: str) -> str:
        return f"{self._prefix}{name}"

    def _entry(self, digest: str) -> str:
        return self._key(f"entry:{digest}")

    @contextmanager
    def _asking(self) -> Iterator[None]:
        if time.monotonic() < self._rests_until:
            raise SharedPressAway("Valkey did not answer a moment ago.")
        try:
            yield
        except RedisError as error:
            self._rests_until = time.monotonic() + REST
            raise SharedPressAway(f"Valkey does not answer, or refuses ({type(error).__name__}).") from error


def _place(told: bytes) -> Place:
    milliseconds, _, number = told.partition(b"-")
    return int(milliseconds), int(number)


def _text(place: Place) -> str:
    return f"{place[0]}-{place[1]}"
