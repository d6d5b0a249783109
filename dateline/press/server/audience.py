"""Whether somebody reads what is asked for, told from the request alone and forgotten with it."""

from typing import Any

MACHINES = (
    "bot", "crawl", "spider", "slurp", "http", "curl", "wget", "python", "java/", "node", "axios", "fetch", "feed",
    "preview", "whatsapp", "monitor", "uptime", "check", "scan", "headless", "lighthouse", "phantom",
)  # fmt: skip
"""Words in the names of programs that read for nobody, or for somebody later. No browser people use has one."""

NOT_YET = ("sec-purpose", "purpose", "x-purpose", "x-moz")
"""Where a browser says that it fetches a page nobody has asked to see."""

AHEAD = ("prefetch", "preview", "prerender")


def is_a_reader(headers: Any) -> bool:
    """Of a request with these headers: neither a machine nor a browser that looks ahead. About 3 µs."""
    agent = (headers.get("user-agent") or "").lower()
    if not agent or any(word in agent for word in MACHINES):
        return False
    return not any(_is_ahead(headers.get(name)) for name in NOT_YET)


def comes_from_our_page(headers: Any) -> bool:
    """Whether one of our own pages sent it, as far as the browser says."""
    return headers.get("sec-fetch-site") in (None, "same-origin")


def _is_ahead(purpose: str | None) -> bool:
    return purpose is not None and any(word in purpose.lower() for word in AHEAD)
