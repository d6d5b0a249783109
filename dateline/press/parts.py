"""Parts: what many pages show and few own. The room that makes one registers it here; a page names it.

So an upper room never imports a lower one: the story page asks for "replies" and need not know who answers.
"""

from collections.abc import Callable

from django.utils.safestring import SafeString

Maker = Callable[..., SafeString]

_makers: dict[str, Maker] = {}


class UnknownPart(LookupError):
    """A template names a part that no room makes."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No room makes the part “{name}”. Known parts: {', '.join(sorted(known_parts())) or 'none'}.")


def part(name: str) -> Callable[[Maker], Maker]:
    """Register the decorated function as the maker of the part `name`."""

    def register(maker: Maker) -> Maker:
        _makers[name] = maker
        return maker

    return register


def known_parts() -> frozenset[str]:
    """The names that rooms have registered so far."""
    return frozenset(_makers)


def make_part(name: str, *about: object) -> SafeString:
    """The part's HTML. Raises UnknownPart for a name nobody registered."""
    try:
        maker = _makers[name]
    except KeyError:
        raise UnknownPart(name) from None
    return maker(*about)
