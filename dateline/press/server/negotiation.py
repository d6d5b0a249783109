"""What a client asked for: which encoding, and whether it has the page already."""

from functools import lru_cache

LONGEST_READ = 1000


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether gzip is wanted at least as much as nothing, by RFC 9110's rules. Odd headers get the plain page."""
    weights: dict[str, float] = {}
    for part in accept_encoding[:LONGEST_READ].lower().split(","):
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


def known_tag(if_none_match: str, plain: str, gzip: str) -> str:
    """The tag of the page the client has, when it is the present one; else nothing. A tag may come marked as weak."""
    if if_none_match.strip() == "*":
        return plain
    for given in if_none_match[:LONGEST_READ].split(","):
        tag = given.strip().removeprefix("W/")
        if tag in (plain, gzip):
            return tag
    return ""
