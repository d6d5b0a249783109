"""Parts: what many pages show and few own. The room that makes one registers it here; a page names it.

So an upper room never imports a lower one: the story page asks for "replies" and need not know who answers. While a
page is pressed, only the place of a part is kept in it; the part is pressed by itself and put in on serving.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from dateline.press.cdn import is_purged, shows
from dateline.press.keys import note, recording_now

Maker = Callable[..., SafeString]
Finder = Callable[[int], Any]


class UnknownPart(LookupError):
    """A template names a part that no room makes."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No room makes the part “{name}”. Known parts: {', '.join(sorted(known_parts())) or 'none'}.")


@dataclass(frozen=True)
class Part:
    """How one kind of part is made."""

    make: Maker
    find: Finder | None
    """Whom it is about, by the key in its name; None for one about nobody."""
    baked: bool
    """Whether it stays in the page that names it: for what only one page shows."""


_parts: dict[str, Part] = {}


def part(name: str, *, of: Finder | None = None, baked: bool = False) -> Callable[[Maker], Maker]:
    """Register the decorated function as the maker of the part `name`.

    `of` finds whom it is about by a key (None: nobody readers may know of); then its first argument is that object.
    """

    def register(maker: Maker) -> Maker:
        _parts[name] = Part(maker, of, baked)
        return maker

    return register


def place_part(name: str, *about: Any) -> SafeString:
    """What a template prints for the part: its HTML, or its place while a page is pressed. Raises UnknownPart."""
    known = _part(name)
    made_from = recording_now()
    if made_from is None or known.baked or not made_from.mark:
        return known.make(*about)
    from dateline.press.rendering import place_of

    full_name = _name_of(name, known, *about[:1])
    if is_purged():
        note(shows(full_name))
    return SafeString(place_of(full_name, made_from))


def make_part_named(name: str) -> SafeString | None:
    """The HTML of `latest` or `related:42`; None when there is no such part or nobody it could be about."""
    kind, _, key = name.partition(":")
    known = _parts.get(kind)
    if known is None or known.baked:
        return None
    if not key:
        return known.make()
    about = known.find(int(key)) if known.find and key.isdigit() else None
    return None if about is None else known.make(about)


def keys_in(names: Iterable[str], *kinds: str) -> list[int]:
    """Whom the parts of these kinds among `names` are about."""
    split = (name.partition(":") for name in names)
    return [int(key) for kind, _, key in split if kind in kinds and key.isdigit()]


def found_by(finder: Finder) -> list[str]:
    """The kinds of parts that are about what `finder` finds."""
    return [kind for kind, known in _parts.items() if known.find is finder]


def known_parts() -> frozenset[str]:
    """The names that rooms have registered so far."""
    return frozenset(_parts)


def _part(name: str) -> Part:
    try:
        return _parts[name]
    except KeyError:
        raise UnknownPart(name) from None


def _name_of(name: str, known: Part, about: Any = None) -> str:
    return f"{name}:{about.pk}" if known.find and about else name
