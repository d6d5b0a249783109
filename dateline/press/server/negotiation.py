"""What a client asked for: which encoding, and whether it has the page already."""

from functools import lru_cache

LONGEST_READ = 1000
"""Bytes of a header."""


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: bytes) -> bool:
    """Whether gzip is wanted at least as much as nothing, by RFC 9110's rules. Odd headers get the plain page."""
    weights: dict[str, float] = {}
    for part in accept_encoding.decode("latin-1").lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter)
    gzip = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return gzip > 0 and gzip >= weights.get("identity", 0.0)


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def known_tag(if_none_match: bytes, plain: str, gzip: str) -> str:
    """The tag of the page the client has, when it is the present one; else nothing. A tag may come marked as weak."""
    given = if_none_match[:LONGEST_READ].decode("latin-1")
    if given.strip() == "*":
        return plain
    for each in given.split(","):
        tag = each.strip().removeprefix("W/")
        if tag in (plain, gzip):
            return tag
    return ""
