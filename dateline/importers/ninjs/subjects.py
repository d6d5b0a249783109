"""The people, organisations, places and topics a story names."""

import re
from typing import Final

from dateline.importers.filed import FiledSubject
from dateline.importers.ninjs.item import Item
from dateline.importers.ninjs.limits import MOST_SUBJECTS

KINDS: Final = (
    ("person", ("person", "people")),
    ("organisation", ("organisation", "organisations")),
    ("place", ("place", "places")),
    ("topic", ("subject", "subjects")),
)
LONGEST_NAME: Final = 250
LONGEST_ID: Final = 300
KNOWN_SCHEMES: Final = {"www.wikidata.org/entity": "wikidata", "www.wikidata.org/wiki": "wikidata"}
ADDRESS = re.compile(r"(?:https?|urn|tag):\S+", re.IGNORECASE)
UNSAFE_IN_SCHEME = re.compile(r"[\x00-\x20\"'\\]")


def subjects_of(item: Item, notes: list[str]) -> tuple[FiledSubject, ...]:
    """Each of them once, in the order of the file."""
    found: list[FiledSubject] = []
    for kind, names in KINDS:
        for name in names:
            for _key, thing in item.things(name):
                found.extend(_subject(kind, thing, notes))
                if len(found) > MOST_SUBJECTS:
                    raise item.refused(name, f"The story names over {MOST_SUBJECTS} subjects. Leave the main ones.")
    return tuple(found)


def _subject(kind: str, thing: Item, notes: list[str]) -> list[FiledSubject]:
    ids = external_ids(thing)
    name = thing.line("name")
    if not name or len(name) > LONGEST_NAME:
        notes.append(f"“{thing.path}” has no name, or one over {LONGEST_NAME} letters, and was left out")
        return []
    is_about = thing.line("rel").casefold() == "about" or (kind == "topic" and not thing.line("rel"))
    return [FiledSubject(kind, name, ids, is_about)]


def external_ids(thing: Item) -> dict[str, str]:
    """Scheme and id: of 1.x's scheme and code, of an address cut at its last part, of an exchange's symbols."""
    ids: dict[str, str] = {}
    scheme, code = thing.line("scheme"), thing.line("code")
    for address in (thing.line("uri"), code):
        if ADDRESS.fullmatch(address):
            ids.setdefault(*_cut(address))
    if code and not ADDRESS.fullmatch(code):
        ids.setdefault(_short(scheme) or "code", code)
    literal = thing.line("literal")
    if literal and not ids:
        ids["literal"] = literal
    for _key, symbol in thing.things("symbols"):
        name = symbol.line("ticker") or symbol.line("symbol")
        exchange = symbol.line("exchange") or symbol.line("symboltype")
        if name and exchange:
            ids.setdefault(exchange, name)
    return {
        scheme: number
        for scheme, number in ids.items()
        if len(scheme) <= LONGEST_ID and 0 < len(number) <= LONGEST_ID and not UNSAFE_IN_SCHEME.search(scheme)
    }


def _cut(address: str) -> tuple[str, str]:
    cut = max(address.rfind(sign) for sign in "/#:=") + 1
    return _short(address[:cut]), address[cut:]


def _short(scheme: str) -> str:
    bare = re.sub(r"^https?://|/$", "", scheme)
    return KNOWN_SCHEMES.get(bare, scheme)
