"""Whether somebody reads what is asked for, told from the request alone and forgotten with it."""

from functools import lru_cache

from dateline.press.server.exchange import Told

MACHINES = (
    "bot", "crawl", "spider", "slurp", "http", "curl", "wget", "python", "java/", "node", "axios", "fetch", "feed",
    "preview", "whatsapp", "monitor", "uptime", "check", "scan", "headless", "lighthouse", "phantom",
)  # fmt: skip
"""Words in the names of programs that read for nobody, or for somebody later. No browser people use has one."""

NOT_YET = (b"sec-purpose", b"purpose", b"x-purpose", b"x-moz")
"""Where a browser says that it fetches a page nobody has asked to see."""

AHEAD = (b"prefetch", b"preview", b"prerender")
LONGEST_READ = 1000


def is_a_reader(headers: Told) -> bool:
    """Of a request with these headers: neither a machine nor a browser that looks ahead."""
    agent = headers.get(b"user-agent")
    if not agent or not _is_a_browser(agent[:LONGEST_READ]):
        return False
    return not any(_is_ahead(headers.get(name)) for name in NOT_YET)


def comes_from_our_page(headers: Told) -> bool:
    """Whether one of our own pages sent it, as far as the browser says."""
    return headers.get(b"sec-fetch-site") in (None, b"same-origin")


@lru_cache(maxsize=512)
def _is_a_browser(agent: bytes) -> bool:
    name = agent.decode("latin-1").lower()
    return not any(word in name for word in MACHINES)


def _is_ahead(purpose: bytes | None) -> bool:
    return purpose is not None and any(word in purpose.lower() for word in AHEAD)
