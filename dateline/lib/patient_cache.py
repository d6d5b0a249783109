"""A cache in Valkey that is merely empty while Valkey is away, so that no page fails for want of it."""

from contextlib import suppress
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

WAIT = 0.5
"""Seconds: no page waits longer for what it can do without."""


class PatientCache(RedisCache):
    """Wagtail keeps a few things here that it can ask of the database as well."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        waits = {"socket_connect_timeout": WAIT, "socket_timeout": WAIT, "retry": Retry(NoBackoff(), 1)}
        super().__init__(server, {**params, "OPTIONS": {**waits, **params.get("OPTIONS", {})}})

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        with suppress(RedisError):
            return super().get(key, default, version)
        return default

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        with suppress(RedisError):
            super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """False also when nobody knows: what is kept there then is old for an hour at most."""
        with suppress(RedisError):
            return super().delete(key, version)
        return False
