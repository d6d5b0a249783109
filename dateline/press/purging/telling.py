"""Says to every CDN of the settings what it should let go of, and finds out whether it did."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import get_backends

from dateline.press.cdn import CdnAway, surrogate_key
from dateline.press.purging.backends import TakesKeys
from dateline.press.purging.pages import addresses_showing

AT_A_TIME = 30
"""Addresses, after which it looks whether something more urgent waits."""


def tell(names: list[str], is_to_stop: Callable[[], bool]) -> bool:
    """Whether all was said before `is_to_stop`. Raises CdnAway."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""
    for backend in open_backends():
        if not backend.invalidates_hostname(host):
            continue
        if isinstance(backend, TakesKeys):
            _said(backend.purge_keys, [surrogate_key(name) for name in names])
            continue
        for addresses in _some_at_a_time(addresses_showing(names)):
            if is_to_stop():
                return False
            _said(backend.purge_batch, addresses)
    return True


def open_backends() -> list[Any]:
    """As the settings say. Raises CdnAway, for options are only known to be right when a backend has taken them."""
    try:
        return list(get_backends().values())
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        raise CdnAway(f"The CDN's settings cannot be used ({told}). Mend cdn_backend and cdn_options.") from error


def _said(say: Callable[[list[str]], object], what: list[str]) -> None:
    with _errors_heard() as heard:
        try:
            say(what)
        except CdnAway:
            raise
        except Exception as error:
            raise CdnAway(f"The CDN does not answer ({type(error).__name__}).") from error
    if heard:
        raise CdnAway(f"The CDN refuses: {heard[0]}")


class _Ear(logging.Handler):
    """Wagtail's backends write into the log what went wrong, and go on as if nothing had."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.heard.append(record.getMessage())


@contextmanager
def _errors_heard() -> Iterator[list[str]]:
    """What this thread logs as an error within the block."""
    ear, root = _Ear(), logging.getLogger()
    root.addHandler(ear)
    try:
        yield ear.heard
    finally:
        root.removeHandler(ear)


def _some_at_a_time(addresses: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(addresses)
    while some := list(islice(waiting, AT_A_TIME)):
        yield some
