"""Turns the HTML of a filed story into the blocks our stories are built of."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

from dateline.lib.sanitize import clean_filed_html, clean_story_html

Block = tuple[str, Any]

INLINE = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol"}
CELLS = {"td", "th"}
BLANKS = re.compile(r"[ \t\r\n\f]+")
TAGS = re.compile(r"<[^>]*>")
END_OF_PARAGRAPH = re.compile(r"\n[ \t]*\n")
LONGEST_CROSSHEAD = 200
BREAK = "<br/>"


def blocks_from_html(html: str) -> list[Block]:
    """Paragraphs and lists, crossheads, block quotations and tables, in order; nothing in them can run.

    The caller has made sure that `html` is not nested without end.
    """
    builder = _Builder()
    builder.feed(clean_filed_html(html))
    builder.close()
    return _joined(builder.finish())


def blocks_from_text(text: str) -> list[Block]:
    """Paragraphs from plain text: parted by blank lines, or a line each where there are none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts = END_OF_PARAGRAPH.split(lines) if END_OF_PARAGRAPH.search(lines) else lines.split("\n")
    plain = [" ".join(part.split()) for part in parts]
    return _joined([("paragraph", f"<p>{escape(part, quote=False)}</p>") for part in plain if part])


def plain_words(html: str) -> str:
    """The words of `html` on one line."""
    spaced = re.sub(r"</(?:p|div|li|h[1-6]|td|th)>|<br\s*/?>", " ", clean_filed_html(html), flags=re.IGNORECASE)
    return " ".join(unescape(TAGS.sub("", spaced)).split())


def _joined(parts: list[Block]) -> list[Block]:
    """Paragraphs that follow each other become one block, as an editor would type them."""
    blocks: list[Block] = []
    run: list[str] = []
    for kind, value in [*parts, ("end", None)]:
        if kind == "paragraph":
            run.append(value)
            continue
        if run:
            blocks.append(("paragraph", clean_story_html("".join(run))))
            run = []
        blocks.append((kind, value))
    return blocks[:-1]


class _Builder(HTMLParser):
    """Walks cleaned, well-formed HTML tag by tag; no tree, so no depth can hurt it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Block] = []
        self.buffer: list[str] = []
        self.has_words = False
        self.inline: list[tuple[str, str]] = []
        self.heading = 0
        self.quotes: list[list[str]] = []
        self.list_html: list[str] = []
        self.list_tags: list[str] = []
        self.tables: list[list[list[list[str]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in INLINE:
            self._open_inline(INLINE[tag], attrs)
        elif tag == "br":
            self._line_break()
        else:
            self._end_paragraph()
            self._open_block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE:
            self._close_inline(INLINE[tag])
        elif tag != "br":
            self._end_paragraph()
            self._close_block(tag)

    def handle_data(self, data: str) -> None:
        words = BLANKS.sub(" ", data)
        if words == " " and (not self.has_words or self.buffer[-1] == BREAK):
            return
        self.buffer.append(escape(words, quote=False))
        self.has_words = True

    def finish(self) -> list[Block]:
        self._end_paragraph()
        while self.list_tags:
            self._close_list()
        return self.parts

    def _open_inline(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in (opened for opened, _start in self.inline):
            return
        href = dict(attrs).get("href") if tag == "a" else None
        if tag == "a" and not href:
            return
        start = f'<a href="{escape(href)}">' if href else f"<{tag}>"
        self.inline.append((tag, start))
        self.buffer.append(start)

    def _close_inline(self, tag: str) -> None:
        names = [opened for opened, _start in self.inline]
        if tag not in names:
            return
        number = names.index(tag)
        self.buffer.extend(f"</{name}>" for name in reversed(names[number:]))
        del self.inline[number]
        self.buffer.extend(start for _name, start in self.inline[number:])

    def _line_break(self) -> None:
        if not self.has_words:
            return
        if self.buffer[-1] == BREAK:
            self._end_paragraph()
        else:
            self.buffer.append(BREAK)

    def _end_paragraph(self) -> None:
        buffer, self.buffer = self.buffer, [start for _name, start in self.inline]
        self.has_words = False
        while buffer and buffer[-1] == BREAK:
            buffer.pop()
        html = "".join(buffer) + "".join(f"</{name}>" for name, _start in reversed(self.inline))
        plain = " ".join(unescape(TAGS.sub(" " if BREAK in html else "", html)).split())
        if plain:
            self._place(html.strip(), plain)

    def _place(self, html: str, plain: str) -> None:
        if self.tables:
            self._into_cell(plain)
        elif self.list_tags:
            self._into_list(html)
        elif self.quotes:
            self.quotes[-1].append(plain)
        elif self.heading and len(plain) <= LONGEST_CROSSHEAD:
            self.parts.append(("crosshead", plain))
        else:
            self.parts.append(("paragraph", f"<p>{html}</p>"))

    def _open_block(self, tag: str) -> None:
        if tag in HEADINGS:
            self.heading += 1
        elif tag == "blockquote":
            self.quotes.append([])
        elif tag == "table":
            self.tables.append([])
        elif self.tables and tag == "tr":
            self.tables[-1].append([])
        elif self.tables and tag in CELLS and self.tables[-1]:
            self.tables[-1][-1].append([])
        elif tag in LISTS and not self.tables:
            self._open_list(tag)
        elif tag == "li" and self.list_tags and not self.tables:
            self._close_item()

    def _close_block(self, tag: str) -> None:
        if tag in HEADINGS:
            self.heading = max(0, self.heading - 1)
        elif tag == "blockquote" and self.quotes:
            self._close_quote()
        elif tag == "table" and self.tables:
            self._close_table()
        elif tag in LISTS and self.list_tags and not self.tables:
            self._close_list()
        elif tag == "li" and self.list_tags and not self.tables:
            self._close_item()

    def _into_cell(self, plain: str) -> None:
        rows = self.tables[-1]
        if not rows or not rows[-1]:
            rows.append([[]])
        rows[-1][-1].append(plain)

    def _into_list(self, html: str) -> None:
        if self.list_tags[-1] in LISTS:
            self._open_item()
        elif not self.list_html[-1].startswith("<li"):
            self.list_html.append(BREAK)
        self.list_html.append(html)

    def _open_list(self, tag: str) -> None:
        if self.list_tags and self.list_tags[-1] in LISTS:
            self._open_item()
        self.list_tags.append(tag)
        self.list_html.append(f"<{tag}>")

    def _open_item(self) -> None:
        self.list_tags.append("li")
        self.list_html.append("<li>")

    def _close_item(self) -> None:
        if self.list_tags[-1] == "li":
            self.list_tags.pop()
            self.list_html.append("</li>")

    def _close_list(self) -> None:
        self._close_item()
        tag = self.list_tags.pop()
        self.list_html.append(f"</{tag}>")
        if self.list_tags:
            return
        html, self.list_html = "".join(self.list_html), []
        if not TAGS.sub("", html).strip():
            return
        if self.quotes:
            self.quotes[-1].append(" ".join(unescape(TAGS.sub(" ", html)).split()))
        else:
            self.parts.append(("paragraph", html))

    def _close_quote(self) -> None:
        words = "\n\n".join(self.quotes.pop())
        if not words:
            return
        if self.quotes:
            self.quotes[-1].append(words)
        else:
            self.parts.append(("block_quote", {"quote": words, "source": ""}))

    def _close_table(self) -> None:
        rows = [[" ".join(cell) for cell in row] for row in self.tables.pop() if any(row)]
        if not rows:
            return
        if self.tables:
            self._into_cell(" · ".join(cell for row in rows for cell in row if cell))
            return
        width = max(len(row) for row in rows)
        data = [row + [""] * (width - len(row)) for row in rows]
        self.parts.append(("table", {"data": data, "first_row_is_table_header": True, "table_header_choice": "row"}))
