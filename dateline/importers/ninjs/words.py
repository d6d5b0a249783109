"""Chooses among the headlines, bodies and descriptions of an item, in whichever version they are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.importers.filed_html import Block, blocks_from_html, blocks_from_text, plain_words
from dateline.importers.ninjs.errors import BadNinjs
from dateline.importers.ninjs.item import Item, one_line
from dateline.importers.ninjs.json_text import shown
from dateline.lib.sanitize import burden_in_text, danger_in

HTML = re.compile(r"html|rich", re.IGNORECASE)
OTHER_MARKUP = re.compile(r"xml|nitf|newsml|json|pdf|rtf|markdown", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|section|article|blockquote|table)\b[^<>]*>", re.IGNORECASE
)
LOOKS_LIKE_XML = re.compile(r"\s*<\?xml|\s*<(?:nitf|newsmessage|newsitem)\b", re.IGNORECASE)
HAS_TAGS = re.compile(r"<[a-zA-Z/!]")
MAIN = ("main", "", "html", "xhtml", "html5", "text", "simple", "richtext", "body", "full", "story", "plain")
CAPTION = ("caption", "main", "text", "", "simple", "plain")
NOT_THE_STORY = re.compile(r"summary|abstract|teaser|lead|caption|headline|credit|short|push|seo", re.IGNORECASE)
NOT_A_DESCRIPTION = re.compile(r"credit|caption|byline|keywords", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """One headline, body or description, with what it says of itself."""

    item: Item
    name: str
    role: str
    content_type: str
    value: str

    @property
    def is_html(self) -> bool:
        """Whether the value is HTML; asked of the value itself where nobody says."""
        if self.content_type:
            return bool(HTML.search(self.content_type))
        return bool(HTML.search(self.role)) or (self.role != "text" and bool(LOOKS_LIKE_HTML.search(self.value)))

    @property
    def is_other_markup(self) -> bool:
        """Whether it is in a format we do not read."""
        said = self.content_type or self.role
        return not HTML.search(said) and (bool(OTHER_MARKUP.search(said)) or bool(LOOKS_LIKE_XML.match(self.value)))

    def refuse_danger(self) -> None:
        """Refuse HTML made to run in a reader's browser or to keep a server busy."""
        danger = danger_in(self.value) if self.is_html else burden_in_text(self.value)
        if danger:
            raise BadNinjs(
                self.item.at(self.name),
                f"“{self.item.label(self.name)}” holds {shown(danger)}. No story needs that; ask for it without.",
            )

    @property
    def plain(self) -> str:
        """On one line, without tags."""
        return one_line(plain_words(self.value) if self.is_html else self.value)


def wordings(item: Item, one: str, many: str) -> list[Wording]:
    """All of a kind: `headline`, `headline_x` … of 1.x and `headlines` of 2.x and 3.x."""
    found = [
        Wording(item, name, name.removeprefix(one).lstrip("_"), "", item.text(name))
        for name in item.names
        if name == one or name.startswith(f"{one}_")
    ]
    for _key, part in item.things(many):
        role, kind = part.line("role").casefold(), part.line("contenttype").casefold()
        if part.raw("value") is None:
            raise BadNinjs(part.offset, f"“{part.path}” has no “value”. Add its text.")
        found.append(Wording(part, "value", role, kind, part.text("value")))
    for wording in found:
        wording.refuse_danger()
    return [wording for wording in found if wording.value.strip()]


def _by_role(found: Iterable[Wording], roles: tuple[str, ...]) -> list[Wording]:
    return sorted(found, key=lambda wording: roles.index(wording.role) if wording.role in roles else len(roles))


def headline_of(item: Item) -> tuple[str, int]:
    """The headline on one line and where it stands; the item's title where it has no other."""
    for wording in _by_role(wordings(item, "headline", "headlines"), MAIN):
        if wording.plain:
            return wording.plain, wording.item.at(wording.name)
    return item.line("title"), item.at("title")


def body_of(item: Item, headline: str, notes: list[str]) -> list[Block]:
    """The story's blocks, from its HTML where it has some."""
    bodies = wordings(item, "body", "bodies")
    unread = [wording for wording in bodies if wording.is_other_markup]
    notes.extend(f"“{wording.item.label(wording.name)}” is in a format that is not read" for wording in unread)
    readable = [wording for wording in bodies if wording not in unread]
    whole = [wording for wording in readable if not NOT_THE_STORY.search(wording.role)] or readable
    for wording in sorted(_by_role(whole, MAIN), key=lambda wording: not wording.is_html):
        blocks = blocks_of(wording, notes)
        if blocks and blocks[0] == ("crosshead", headline):
            blocks = blocks[1:]
        if blocks:
            return blocks
    return []


def blocks_of(wording: Wording, notes: list[str]) -> list[Block]:
    """The blocks of one body or description."""
    if not wording.is_html or not HAS_TAGS.search(wording.value):
        return blocks_from_text(wording.value)
    if re.search(r"<(?:img|figure|iframe|video|audio)\b", wording.value, re.IGNORECASE):
        notes.append(f"pictures and players inside “{wording.item.label(wording.name)}” were left out")
    return blocks_from_html(wording.value)


def description_of(item: Item) -> Wording | None:
    """What stands over the story."""
    found = [wording for wording in wordings(item, "description", "descriptions") if not wording.is_other_markup]
    fitting = [wording for wording in found if not NOT_A_DESCRIPTION.search(wording.role)]
    return next(iter(_by_role(fitting, MAIN)), None)


def caption_of(item: Item) -> str:
    """What stands under a picture."""
    found = [
        wording
        for wording in wordings(item, "description", "descriptions")
        if not wording.is_other_markup and "credit" not in wording.role
    ]
    return next((wording.plain for wording in _by_role(found, CAPTION)), "")


def credit_of(item: Item) -> str:
    """Who made a picture, as the agency wants it printed."""
    found = wordings(item, "description", "descriptions")
    line = next((wording.plain for wording in found if "credit" in wording.role), "")
    by = item.line("byline") or item.line("by")
    return line or " / ".join(dict.fromkeys(filter(None, (by, item.line("copyrightholder")))))


def fitted(words: str, most: int, what: str, notes: list[str]) -> str:
    """`words`, or as many as fit with a mark and a note, never cut silently."""
    if len(words) <= most:
        return words
    notes.append(f"{what} has {len(words):,} letters and was cut to {most}")
    start = words[: most - 1]
    return (start.rsplit(None, 1)[0] if " " in start else start) + "…"
