"""A push service, a key of the house, and readers' devices."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dateline.lib import clock
from dateline.pocket.actions.wish_to_be_told import wish_to_be_told
from dateline.pocket.models import Device
from dateline.pocket.push.key import public_key
from tests.push_service import Phone, PushService


@pytest.fixture(scope="session")
def _push_service() -> Iterator[PushService]:
    service = PushService()
    service.open()
    yield service
    service.close()


@pytest.fixture
def push_service(_push_service: PushService, settings: Any) -> PushService:
    """What the house sends to devices arrives here."""
    service = _push_service
    service.phones.clear()
    service.letters.clear()
    service.knocks.clear()
    service.wrong.clear()
    service.retry_after = ""
    service.now = lambda: clock.now().timestamp()
    settings.PUSH_SERVICES = (service.origin,)
    return service


@pytest.fixture
def has_phone(push_service: PushService, db: None) -> Callable[..., tuple[Phone, Device]]:
    """Somebody's phone, which wants to be told of these topics: `has_phone("section-5", quiet=(0, 0))`."""

    def has(*topics: Any, quiet: tuple[int, int] = (22, 7), **told: Any) -> tuple[Phone, Device]:
        phone = push_service.new_phone()
        given = push_service.subscription(phone)
        about = {"breaking_at_night": False, "offset": 0, "made_with": public_key(), **told}
        device = wish_to_be_told(
            endpoint=given["endpoint"],
            device_key=given["keys"]["p256dh"],
            auth=given["keys"]["auth"],
            topics=[str(topic) for topic in topics],
            quiet=quiet,
            **about,
        )
        return phone, device

    return has
