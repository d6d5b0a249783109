"""A reply as it is printed: a plain subset of Markdown, and nothing a stranger could hide in it.

Paragraphs and line breaks, *emphasis* and **strong emphasis**, > quotes, [words](https://…) and addresses as they
stand. Everything else reads as it was typed: HTML, pictures, headings, lists, code.
"""

import re
from functools import lru_cache

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {"p", "br", "em", "strong", "blockquote", "a"}
MOST_QUOTES_IN_QUOTES = 3
MOST_NESTING = 12
"""Marks in marks, beyond which a text is a puzzle for browsers and no reader's: then its marks are printed as typed."""

ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’\[\]*]+", re.IGNORECASE)
AFTER_AN_ADDRESS = ".,;:!?…_"
DEEPER_QUOTES = re.compile(rf"^((?:[ \t]*>){{{MOST_QUOTES_IN_QUOTES}}})(?:[ \t]*>)+", re.MULTILINE)
MARKS = re.compile(r"[*_\[\\>]|https?:", re.IGNORECASE)
NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def typeset(text: str) -> SafeString:
    """The HTML of `text`. Some tenths of a millisecond when it has marks, a hundredth when it has none."""
    return _typeset(NOT_IN_HTML.sub("\N{REPLACEMENT CHARACTER}", text))


@lru_cache(maxsize=512)
def _typeset(text: str) -> SafeString:
    """Kept for a while: a thread that gets one more reply is printed anew with all the others."""
    if not MARKS.search(text):
        return mark_safe(linebreaks(text.strip(), autoescape=True))
    told = _MARKDOWN.parse(DEEPER_QUOTES.sub(r"\1", text))
    if any(_depth(token) > MOST_NESTING for token in told):
        return mark_safe(linebreaks(text.strip(), autoescape=True))
    html = _MARKDOWN.renderer.render(told, _MARKDOWN.options, {})
    return mark_safe(
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"a": {"href"}},
            url_schemes={"http", "https"},
            link_rel="nofollow ugc noopener",
        ).strip()
    )


def forget_set() -> None:
    """As in a process that has just begun: for measuring."""
    _typeset.cache_clear()


def _depth(token: Token) -> int:
    return max((child.level for child in token.children or ()), default=token.level)


def _only_the_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _print_titles(state: StateCore) -> None:
    """`[words](address "title")` prints the title, too: nothing a reader typed is shown to nobody."""
    for block in state.tokens:
        if not block.children:
            continue
        printed: list[Token] = []
        titles: list[str] = []
        for token in block.children:
            printed.append(token)
            if token.type == "link_open":
                titles.append(str(token.attrs.pop("title", "")))
            elif token.type == "link_close" and (title := titles.pop()):
                printed.append(_words(f" ({title})", token.level))
        block.children = printed


def _link_addresses(state: StateCore) -> None:
    """An address that stands in the text leads there."""
    for block in state.tokens:
        printed: list[Token] = []
        in_links = 0
        for token in block.children or ():
            in_links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            printed += [token] if in_links or token.type != "text" else _linked(token)
        if block.children:
            block.children = printed


def _linked(token: Token) -> list[Token]:
    pieces: list[Token] = []
    start = 0
    for found in ADDRESS.finditer(token.content):
        address = _without_what_follows(found[0])
        opening = Token("link_open", "a", 1, attrs={"href": _MARKDOWN.normalizeLink(address)}, level=token.level)
        before = _words(token.content[start : found.start()], token.level)
        pieces += [before, opening, _words(address, token.level + 1), Token("link_close", "a", -1, level=token.level)]
        start = found.start() + len(address)
    return [*pieces, _words(token.content[start:], token.level)]


def _without_what_follows(address: str) -> str:
    """The marks of the sentence round an address are none of it: a bracket is when it was opened there."""
    address = address.rstrip(AFTER_AN_ADDRESS)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(AFTER_AN_ADDRESS)
    return address


def _words(text: str, level: int) -> Token:
    return Token("text", "", 0, content=text, level=level)


def _markdown() -> MarkdownIt:
    made = MarkdownIt("zero", {"breaks": True})
    made.enable(["blockquote", "emphasis", "link", "escape", "newline"])
    made.core.ruler.push("print titles", _print_titles)
    made.core.ruler.push("link addresses", _link_addresses)
    made.validateLink = _only_the_web  # type: ignore[method-assign, assignment]
    return made


_MARKDOWN = _markdown()
