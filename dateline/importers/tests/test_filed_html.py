"""The HTML of agencies, made into blocks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.importers.filed_html import blocks_from_html, blocks_from_text, plain_words
from dateline.lib.sanitize import clean_story_html, danger_in

QUOTED = {"quote": "One\n\nTwo", "source": ""}
TABLE = {"data": [["a", "b"], ["c", ""]], "first_row_is_table_header": True, "table_header_choice": "row"}


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>a</p> <p>b</p>", [("paragraph", "<p>a</p><p>b</p>")]),
        ("<div>a</div><div>b</div>", [("paragraph", "<p>a</p><p>b</p>")]),
        ("bare words", [("paragraph", "<p>bare words</p>")]),
        ("a<br>b<br><br/>c<br>", [("paragraph", "<p>a<br>b</p><p>c</p>")]),
        ("<p>a <strong>b</strong> <em>c</em></p>", [("paragraph", "<p>a <b>b</b> <i>c</i></p>")]),
        ("<b>a<p>b</p></b>", [("paragraph", "<p><b>a</b></p><p><b>b</b></p>")]),
        ("<h1>T</h1><p>a</p>", [("crosshead", "T"), ("paragraph", "<p>a</p>")]),
        ("<h2>" + "x" * 201 + "</h2>", [("paragraph", f"<p>{'x' * 201}</p>")]),
        ("<blockquote><p>One</p><p>Two</p></blockquote>", [("block_quote", QUOTED)]),
        ("<ul><li>a</li><li><p>b</p></li></ul>", [("paragraph", "<ul><li>a</li><li>b</li></ul>")]),
        (
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            [("paragraph", "<ul><li>a<ul><li>b</li></ul></li></ul>")],
        ),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>", [("table", TABLE)]),
        ("<p>x</p><script src='https://w.example/w.js'></script>", [("paragraph", "<p>x</p>")]),
        ("<html><head><title>T</title></head><body><p>x</p></body></html>", [("paragraph", "<p>x</p>")]),
        ("<figure><img src=x><figcaption>c</figcaption></figure>", []),
        ("<p>&lt;b&gt; &amp; x&nbsp;y</p>", [("paragraph", "<p>&lt;b&gt; &amp; x&nbsp;y</p>")]),
        ("<p> &nbsp; </p>", []),
    ],
)
def test_html_becomes_blocks(html: str, blocks: list[Any]) -> None:
    assert blocks_from_html(html) == blocks


def test_links_keep_their_address_and_nothing_else() -> None:
    ((_kind, html),) = blocks_from_html('<p><a href="https://x.example/?a=1&b=2" style="x">x</a></p>')
    assert html == '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener">x</a></p>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo", "<p>one</p><p>two</p>"),
        ("one\nstill one\n\ntwo", "<p>one still one</p><p>two</p>"),
        ("a\r\n\r\nb < c & d", "<p>a</p><p>b &lt; c &amp; d</p>"),
    ],
)
def test_plain_text_becomes_paragraphs(text: str, html: str) -> None:
    assert blocks_from_text(text) == [("paragraph", html)]


def test_the_words_of_html_do_not_run_into_each_other() -> None:
    assert plain_words("<p>a</p><p>b<br>c</p><script>d</script>") == "a b c"


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "<a",
        "href='https://x.example'>",
        "</a>",
        "<ul>",
        "<li>",
        "</ul>",
        "<ol>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<blockquote>",
        "</blockquote>",
        "<h2>",
        "</h2>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "x",
        "&",
        "<",
        ">",
        "&lt;",
        '"',
        "'",
        "<img/onerror=x>",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_the_html_the_blocks_are_clean(html: str) -> None:
    for kind, value in blocks_from_html(html):
        if kind == "paragraph":
            assert clean_story_html(value) == value
            assert value.startswith(("<p>", "<ul>", "<ol>"))


@given(st.text(max_size=200) | st.lists(PIECES, max_size=30).map("".join))
def test_asking_for_danger_never_fails(html: str) -> None:
    assert isinstance(danger_in(html), str)


@pytest.mark.parametrize(
    "html",
    [
        "<p>He said “on record = yes”. javascript: is a word.</p>",
        '<p title="on sale = now">x</p>',
        '<script async src="https://w.example/widgets.js"></script>',
        '<p><a href="https://x.example/?q=on+a=b">x</a></p>',
        '<p class="javascript-embed">x</p>',
    ],
)
def test_honest_html_is_no_danger(html: str) -> None:
    assert danger_in(html) == ""
