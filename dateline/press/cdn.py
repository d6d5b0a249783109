"""A CDN in front of the press, where the settings name one that can be purged: what it is told with each page.

Browsers are told what they always are. `CDN-Cache-Control` (RFC 9213) is for caches in between alone: whoever reads it
may answer with a copy while asking for a newer one, for as long as SECONDS_STALE. It is told sooner when a copy is old.
"""

from collections.abc import Iterable
from urllib.parse import quote

from django.conf import settings

from dateline.press.backends.files import digest_of

SECONDS_STALE = 30
CACHE_CONTROL = "cdn-cache-control"
STALE_FOR_A_MOMENT = f"max-age=0, stale-while-revalidate={SECONDS_STALE}"
EVERY_PAGE = "every-page"
"""The key that all pages carry."""

LONGEST_KEY = 250


class CdnAway(RuntimeError):
    """The CDN does not answer, or refuses. What it should let go of waits."""


def is_purged() -> bool:
    """Whether there is a CDN to be told."""
    return bool(settings.WAGTAILFRONTENDCACHE)


def headers_for_the_cdn(name: str, parts: Iterable[str]) -> dict[str, str]:
    """What goes with the page at the address `name`, which shows `parts`. Nothing where no CDN is purged.

    Nothing with an error page either: it answers at any address, so nobody could say where to purge it.
    """
    if not is_purged() or not name.startswith("/"):
        return {}
    keys = dict.fromkeys(surrogate_key(each) for each in (EVERY_PAGE, name, *parts))
    return {CACHE_CONTROL: STALE_FOR_A_MOMENT, "surrogate-key": " ".join(keys)}


def surrogate_key(name: str) -> str:
    """What an entry is called between us and a CDN: without spaces, in ASCII, and short."""
    key = quote(name, safe="/:")
    return key if len(key) <= LONGEST_KEY else digest_of(name)


def shows(part: str) -> str:
    """The key in the books of every page that shows `part`. Nobody touches it: it is there to be looked up."""
    return f"shows:{part}"
