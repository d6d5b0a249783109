"""Carries parcels to push services, many at once, and says what became of each as soon as it is known."""

import asyncio
from collections.abc import Callable, Iterable

from dateline.lib.outside import Forbidden
from dateline.pocket.push.endpoints import origin_of
from dateline.pocket.push.parcels import Fate, Outcome, Parcel
from dateline.pocket.push.service import TURN, PushService

MOST_SERVICES = 256
"""Whose lines are kept, and how long they asked to be left alone. More than there are letters in hand."""

MOST_ELSEWHERE_IN_HAND = 50
"""Letters for services nobody here knows: however they hang, the others' always go on."""

PAUSE = 5.0
LOOK = 0.02
"""Seconds."""

Told = dict[int, Outcome]


class Courier:
    """Works only while it is asked what became of its parcels: between two questions its lines rest."""

    def __init__(self, authorization: Callable[[str], str]) -> None:
        self._loop = asyncio.new_event_loop()
        self._authorization = authorization
        self._services: dict[str, PushService] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._told: Told = {}
        self._elsewhere = 0
        self._called_off: frozenset[int] = frozenset()

    @property
    def load(self) -> int:
        """Parcels in hand."""
        return len(self._under_way)

    def take(self, parcels: Iterable[Parcel]) -> None:
        """Set out with them at the next question."""
        for parcel in parcels:
            task = self._loop.create_task(self._carry(parcel))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    def call_off(self, alerts: Iterable[int]) -> None:
        """Letters of these that are in hand and have not left come back."""
        self._called_off = frozenset(alerts)

    def told(self, *, seconds: float, enough: int) -> Told:
        """What became of parcels: after `seconds` at the latest, sooner with `enough` of them or the last."""
        self._loop.run_until_complete(self._wait(seconds, enough))
        told, self._told = self._told, {}
        return told

    def stop(self) -> None:
        """Ask no service for anything more: what was not handed in yet comes back."""
        for service in self._services.values():
            service.rest(PAUSE)

    def close(self) -> None:
        """What is in hand still is given up."""
        self._loop.run_until_complete(self._give_up())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _give_up(self) -> None:
        for task in self._under_way:
            task.cancel()
        for service in self._services.values():
            service.close()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await asyncio.sleep(0)  # the lines hear that they are closed

    async def _wait(self, seconds: float, enough: int) -> None:
        deadline = self._loop.time() + seconds
        while self._under_way and len(self._told) < enough and self._loop.time() < deadline:
            await asyncio.sleep(LOOK)

    async def _carry(self, parcel: Parcel) -> None:
        try:
            service = self._service(origin_of(parcel.endpoint))
        except Forbidden:
            self._told[parcel.key] = Outcome(Fate.GONE)
            return
        self._told[parcel.key] = await self._send(service, parcel)

    async def _send(self, service: PushService, parcel: Parcel) -> Outcome:
        if service.is_known:
            return await service.send(parcel, self._is_called_off)
        if self._elsewhere >= MOST_ELSEWHERE_IN_HAND:
            return Outcome(Fate.PUT_BACK, TURN)
        self._elsewhere += 1
        try:
            return await service.send(parcel, self._is_called_off)
        finally:
            self._elsewhere -= 1

    def _is_called_off(self, parcel: Parcel) -> bool:
        return parcel.alert in self._called_off

    def _service(self, origin: str) -> PushService:
        """The one that was used last stands last; of those that have nothing in hand the first makes room."""
        service = self._services.pop(origin, None) or PushService(origin, self._authorization)
        at_rest = (name for name, each in self._services.items() if not each.is_busy)
        if len(self._services) >= MOST_SERVICES and (name := next(at_rest, None)):
            self._services.pop(name).close()
        self._services[origin] = service
        return service
