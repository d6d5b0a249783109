"""The names ninjs knows, all versions together, and what may stand under each.

Names are compared without regard to capitals (2.x writes `versioncreated`, 3.x `versionCreated`), and a file
that mixes versions is read. A name no version knows is refused, as IPTC's schemas do: it may carry a
restriction we would break by leaving it out. Let through with a note are names that say they are somebody's
own (`x_…`, `_…`, `@…`, `$…`, or with a colon or a dot), those Superdesk adds to every story, and all names of
a file that declares a schema other than IPTC's.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from dateline.importers.ninjs.json_text import JsonObject

TEXT = """uri type mimetype representationtype profile version firstcreated versioncreated contentcreated
    embargoed embargoeduntil expires pubstatus copyrightholder copyrightnotice usageterms ednote language title
    byline by headline slugline located name rel"""
NUMBERS = "urgency charcount wordcount"
LISTS = """person people organisation organisations place places subject subjects event events object objects
    infosource infosources genre genres trustindicator trustindicators headlines bodies descriptions
    plannedcoverage"""
OBJECTS = "$standard standard rightsinfo digitalsourcetype eventdetails"
EITHER = "renditions associations altids"

KNOWN: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(TEXT.split(), (str,)),
    **dict.fromkeys(NUMBERS.split(), (int, float)),
    **dict.fromkeys(LISTS.split(), (list,)),
    **dict.fromkeys(OBJECTS.split(), (dict,)),
    **dict.fromkeys(EITHER.split(), (list, dict)),
}
FREE = re.compile(r"(?:headline|body|description)_[a-z0-9_]+", re.IGNORECASE | re.ASCII)
OF_THEIR_OWN = re.compile(r"[_@$]|x[-_]|.*[:.]", re.IGNORECASE)
SUPERDESK = frozenset(
    [
        "guid",
        "priority",
        "service",
        "source",
        "authors",
        "annotations",
        "keywords",
        "readtime",
        "extra",
        "signal",
        "products",
        "attachments",
        "evolvedfrom",
        "evolvedto",
        "firstpublished",
        "assignment_id",
        "coverage_id",
        "event_id",
        "planning_id",
        "translations",
        "translated_from",
        "ancestors",
        "creditline",
        "flags",
        "refs",
        "extra_items",
        "abstract",
        "company_codes",
        "poi",
        "readdirection",
        "word_count",
        "char_count",
        "operation",
        "version_creator",
    ]
)
CHOICES: dict[str, tuple[str, ...]] = {
    "type": ("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"),
    "pubstatus": ("usable", "withheld", "canceled"),
    "representationtype": ("complete", "incomplete", "full", "partial"),
}
KINDS_IN_WORDS = {str: "text in quotation marks", int: "a number", float: "", list: "a list", dict: "an object"}


def wanted_kinds(name: str) -> tuple[type, ...] | None:
    """What may stand under `name` (folded), or None when no version of ninjs knows it."""
    return (str,) if FREE.match(name) else KNOWN.get(name)


def in_words(kinds: tuple[type, ...]) -> str:
    """Those kinds for a sentence."""
    return " or ".join(filter(None, (KINDS_IN_WORDS[kind] for kind in kinds)))


def is_extension(name: str) -> bool:
    """Whether a name no version knows says that it is somebody's own."""
    return name in SUPERDESK or bool(OF_THEIR_OWN.match(name))


def declares_own_schema(thing: JsonObject) -> bool:
    """Whether the file names a schema other than IPTC's, which then may allow more."""
    declared: Any = thing.get("standard") or thing.get("$standard")
    schema = declared.get("schema") if isinstance(declared, dict) else None
    if not isinstance(schema, str) or not schema:
        return False
    try:
        host = urlsplit(schema).hostname or ""
    except ValueError:
        return False
    return bool(host) and host != "iptc.org" and not host.endswith(".iptc.org")
