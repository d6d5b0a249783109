"""The small markup the demo's stories are written in, turned into blocks of a story's body."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

LINK = re.compile(r"\[([^\]]+)\]\((story|author):([\w-]+)\)")
STRONG = re.compile(r"\*\*([^*]+)\*\*")
EMPHASIS = re.compile(r"\*([^*]+)\*")
MARK = re.compile(r"\[(pull|picture|gallery|fact|timeline|table|quote|download|embed)\]\s*")

Block = dict[str, Any]


@dataclass(frozen=True)
class Links:
    """The keys that links, pictures and documents lead to."""

    stories: Mapping[str, int]
    authors: Mapping[str, int]
    pictures: Mapping[str, int]
    documents: Mapping[str, int]


def read_body(text: str, links: Links) -> list[Block]:
    """`text` as raw blocks of a StreamField; paragraphs that follow one another stand in one block each."""
    return [_read_block(chunk.strip(), links) for chunk in re.split(r"\n\s*\n", text.strip()) if chunk.strip()]


def read_page(text: str, links: Links) -> str:
    """`text` as the HTML of a standing page: headings, paragraphs and lists."""
    parts = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.strip().split("\n")
        if lines[0].startswith("## "):
            parts.append(f"<h2>{inline(lines[0][3:], links)}</h2>")
        elif MARK.match(lines[0]):
            parts.append(f"<h3>{inline(MARK.sub('', lines[0]), links)}</h3>{_lines(lines[1:], links)}")
        else:
            parts.append(_lines(lines, links))
    return "".join(parts)


def inline(text: str, links: Links) -> str:
    """Links and emphasis as the editor's rich text stores them."""

    def link(found: re.Match[str]) -> str:
        words, kind, slug = found.groups()
        if kind == "story":
            return f'<a linktype="page" id="{links.stories[slug]}">{words}</a>'
        return f'<a linktype="author" id="{links.authors[slug]}">{words}</a>'

    text = LINK.sub(link, html.escape(text, quote=False))
    return EMPHASIS.sub(r"<i>\1</i>", STRONG.sub(r"<b>\1</b>", text))


def _lines(lines: list[str], links: Links) -> str:
    """Paragraphs, and lists where lines begin with a dash."""
    out, items = [], []
    for line in [*lines, ""]:
        if line.startswith("- "):
            items.append(f"<li>{inline(line[2:], links)}</li>")
            continue
        if items:
            out.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line:
            out.append(f"<p>{inline(line, links)}</p>")
    return "".join(out)


def _read_block(chunk: str, links: Links) -> Block:
    if chunk.startswith("## "):
        return {"type": "crosshead", "value": chunk[3:].strip()}
    mark = MARK.match(chunk)
    if mark is None:
        return {"type": "paragraph", "value": _lines([" ".join(chunk.split("\n"))], links)}
    head, *lines = chunk[mark.end() :].split("\n")
    return READERS[mark[1]](head.strip(), [line for line in lines if line.strip()], links)


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    return [*cells, *[""] * (count - len(cells))][:count]


def _picture(line: str, links: Links) -> dict[str, Any]:
    name, caption, credit, alt = _cells(line, 4)
    return {"picture": links.pictures[name], "caption": caption, "credit": credit, "alt_text": alt}


def _read_pull(head: str, _lines_after: list[str], _links: Links) -> Block:
    quote, speaker, occasion = _cells(head, 3)
    return {
        "type": "pull_quote",
        "value": {"quote": quote.strip("“”«» "), "speaker": speaker, "occasion": occasion},
    }


def _read_quote(head: str, _lines_after: list[str], _links: Links) -> Block:
    quote, source = _cells(head, 2)
    return {"type": "block_quote", "value": {"quote": quote, "source": source}}


def _read_picture(head: str, _lines_after: list[str], links: Links) -> Block:
    return {"type": "picture", "value": _picture(head, links)}


def _read_gallery(head: str, lines: list[str], links: Links) -> Block:
    return {
        "type": "gallery",
        "value": {"title": head, "pictures": [_picture(line, links) for line in lines]},
    }


def _read_fact(head: str, lines: list[str], links: Links) -> Block:
    return {"type": "fact_box", "value": {"title": head, "body": _lines(lines, links)}}


def _read_timeline(head: str, lines: list[str], _links: Links) -> Block:
    entries = [dict(zip(("when", "text"), _cells(line, 2), strict=True)) for line in lines]
    return {"type": "timeline", "value": {"title": head, "entries": entries}}


def _read_table(head: str, lines: list[str], _links: Links) -> Block:
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    value = {
        "data": rows,
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": head,
    }
    return {"type": "table", "value": value}


def _read_download(head: str, _lines_after: list[str], links: Links) -> Block:
    title, name = _cells(head, 2)
    return {"type": "download", "value": {"title": title, "document": links.documents[name]}}


def _read_embed(head: str, _lines_after: list[str], _links: Links) -> Block:
    title, address = _cells(head, 2)
    return {"type": "embed", "value": {"title": title, "url": address}}


READERS: dict[str, Callable[[str, list[str], Links], Block]] = {
    "pull": _read_pull,
    "quote": _read_quote,
    "picture": _read_picture,
    "gallery": _read_gallery,
    "fact": _read_fact,
    "timeline": _read_timeline,
    "table": _read_table,
    "download": _read_download,
    "embed": _read_embed,
}
