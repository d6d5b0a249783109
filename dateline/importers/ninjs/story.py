"""Turns one ninjs item into a filed story."""

import re
from datetime import datetime
from typing import Literal, cast

from dateline.importers.bylines import names_in_byline
from dateline.importers.filed import FiledAuthor, FiledStory
from dateline.importers.filed_html import Block
from dateline.importers.ninjs.errors import BadNinjs
from dateline.importers.ninjs.item import Item
from dateline.importers.ninjs.json_text import shown
from dateline.importers.ninjs.limits import MOST_AUTHORS, MOST_HEADLINE, MOST_NAME, MOST_URI
from dateline.importers.ninjs.pictures import Folder, pictures_of
from dateline.importers.ninjs.source import Source
from dateline.importers.ninjs.subjects import subjects_of
from dateline.importers.ninjs.words import blocks_of, body_of, description_of, fitted, headline_of
from dateline.lib.languages import is_language_tag, shortened_tag

WORDLESS_TYPES = ("picture", "graphic", "audio", "video")
KINDS = {
    "analysis": "analysis",
    "background": "analysis",
    "opinion": "opinion",
    "comment": "opinion",
    "column": "opinion",
    "editorial": "opinion",
    "feature": "feature",
    "obituary": "obituary",
    "review": "review",
}
NOT_ACTED_ON = ("event", "events", "object", "objects", "expires", "ednote", "usageterms")
FIRST_WORDS = 80


def story_from(item: Item, source: Source, folder: Folder, *, own_schema: bool) -> FiledStory:
    """`item` read whole and checked; BadNinjs where it cannot be. `own_schema` lets names through IPTC has not."""
    notes = item.check(own_schema=own_schema)
    where = source.refused(BadNinjs(item.offset, ""))
    headline, is_headed = _headline(item)
    standfirst, blocks = _words(item, headline, notes)
    is_whole = is_headed and bool(blocks) and item.line("type") not in WORDLESS_TYPES
    if not is_whole:
        notes.append("it has no headline or no text of its own, so it stays a draft")
    notes.extend(f"“{item.label(name)}” is not acted on" for name in NOT_ACTED_ON if item.raw(name))
    created, version_created = item.moment("firstcreated"), item.moment("versioncreated")
    item.moment("contentcreated")
    language = _language(item, notes)
    return FiledStory(
        where=f"{where.name}:{where.line}:{where.column}",
        uri=_uri(item),
        version=item.line("version"),
        version_created=version_created,
        created=created or version_created,
        embargoed_until=_embargo(item),
        status=cast(Literal["usable", "withheld", "canceled"], item.text("pubstatus") or "usable"),
        is_whole=is_whole,
        headline=headline or fitted(_first_words(blocks) or item.line("slugline") or _uri(item), FIRST_WORDS, "", []),
        standfirst=fitted(standfirst, 600, "the description", notes),
        authors=_authors(item, language, notes),
        filed_from=fitted(item.line("located"), 120, "“located”", notes),
        slugline=fitted(item.line("slugline"), 120, "the slugline", notes),
        language=language,
        kind=_kind(item),
        blocks=tuple(blocks),
        subjects=subjects_of(item, notes),
        pictures=pictures_of(item, source, folder, notes, own_schema=own_schema),
        notes=tuple(dict.fromkeys(notes)),
    )


def _uri(item: Item) -> str:
    uri = item.line("uri")
    if not uri:
        raise BadNinjs(item.offset, "The story has no “uri”, by which a later version finds it. Add one.")
    if len(uri) > MOST_URI:
        raise item.refused("uri", f"The “uri” is {len(uri):,} letters long; at most {MOST_URI} are taken.")
    return uri


def _headline(item: Item) -> tuple[str, bool]:
    headline, offset = headline_of(item)
    if offset == item.at("title") and "title" in item and len(headline) > MOST_HEADLINE:
        return "", False
    if len(headline) > MOST_HEADLINE:
        raise BadNinjs(
            offset, f"The headline has {len(headline):,} letters; at most {MOST_HEADLINE} are taken. Shorten it."
        )
    return headline, bool(headline)


def _words(item: Item, headline: str, notes: list[str]) -> tuple[str, list[Block]]:
    """Standfirst and body. A flash has a description only: that is its text then."""
    blocks = body_of(item, headline, notes)
    description = description_of(item)
    if description is None:
        return "", blocks
    if not blocks and item.line("type") not in WORDLESS_TYPES:
        return "", blocks_of(description, notes)
    return description.plain, blocks


def _first_words(blocks: list[Block]) -> str:
    text = next((value for kind, value in blocks if kind in ("paragraph", "crosshead")), "")
    return " ".join(re.sub(r"<[^>]*>", " ", str(text)[:2000]).split())


def _embargo(item: Item) -> datetime | None:
    """The later one, should a file that mixes versions have both."""
    moments = [item.moment("embargoed"), item.moment("embargoeduntil")]
    return max((moment for moment in moments if moment), default=None)


def _authors(item: Item, language: str, notes: list[str]) -> tuple[FiledAuthor, ...]:
    name = "by" if item.line("by") else "byline"
    sources = {item.line("copyrightholder").casefold()}
    for infosources in ("infosource", "infosources"):
        sources.update(thing.line("name").casefold() for _key, thing in item.things(infosources))
    byline = item.line(name)
    if len(byline) > MOST_AUTHORS * MOST_NAME:
        raise item.refused(name, f"“{name}” has {len(byline):,} letters, which is no byline. Name the authors only.")
    authors = names_in_byline(byline, language=language, agencies=frozenset(sources - {""}))
    for author in authors:
        if len(author.name) > MOST_NAME:
            raise item.refused(
                name, f"A name in “{name}” has {len(author.name):,} letters; at most {MOST_NAME} are taken."
            )
    if len(authors) > MOST_AUTHORS:
        notes.append(f"“{name}” has {len(authors)} names; the first {MOST_AUTHORS} were taken")
    return tuple(authors[:MOST_AUTHORS])


def _language(item: Item, notes: list[str]) -> str:
    written = item.line("language").replace("_", "-")
    if not written:
        return ""
    if not is_language_tag(written):
        notes.append(f"“language” is “{shown(written)}”, which is no language tag such as en-GB, and was left out")
        return ""
    return shortened_tag(written)


def _kind(item: Item) -> str:
    said = [item.line("profile")]
    for name in ("genre", "genres"):
        for _key, thing in item.things(name):
            said += [thing.line(part) for part in ("name", "code", "literal", "uri")]
    for words in said:
        kind = KINDS.get(words.casefold().rpartition("/")[2].rpartition(":")[2])
        if kind:
            return kind
    return "news"
