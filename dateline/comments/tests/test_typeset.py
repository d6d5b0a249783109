"""A reply is printed in a plain subset of Markdown: nothing in it runs, and nothing in it is lost."""

import re
from html import unescape

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.comments.typeset import MOST_NESTING, typeset

ALLOWED = {"p": [], "br": [], "em": [], "strong": [], "blockquote": [], "a": ["href", "rel"]}
PIECES = ["*", "**", "_", "[", "](", ")", "> ", "\\", "\n", "\n\n", "http://a.example/x", "https://b.example/(y)",
          "javascript:", "<script>", "<img src=x onerror=alert(1)>", "&lt;", "&", "`", "# ", "- ", "![",  "'", "title",
          "Rosa", "\x00", "\u202e", "العربية", "<", ">", "  ", "\t", "data:text/html,", "]: "]  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="div")


def assert_harmless(html: str) -> None:
    for element in tree(html).iterdescendants():
        assert element.tag in ALLOWED
        assert sorted(element.keys()) == ALLOWED[element.tag]
        if element.tag == "a":
            assert element.get("href").lower().startswith(("http://", "https://"))
            assert set(element.get("rel").split()) == {"nofollow", "ugc", "noopener"}


def shown(html: str) -> str:
    """What a reader can read, and where links lead to."""
    page = tree(html)
    return page.text_content() + " ".join(unescape(str(a.get("href"))) for a in page.iter("a"))


@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_whatever_comes_in_only_plain_marks_come_out_and_every_word_is_there(text: str) -> None:
    html = typeset(text)
    assert_harmless(html)
    seen = letters(shown(html))
    for word in re.findall(r"[a-zA-Z\u0600-\u06ff]+", text):
        assert word in seen, f"{word} of {text!r} is lost"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("I *saw* it, **twice**.", "<p>I <em>saw</em> it, <strong>twice</strong>.</p>"),
        ("One\ntwo\n\nthree", "<p>One<br>two</p><p>three</p>"),
        ("> No.\n\nYes.", "<blockquote><p>No.</p></blockquote><p>Yes.</p>"),
        ("1 < 2 & <b>so</b>", "<p>1 &lt; 2 &amp; &lt;b&gt;so&lt;/b&gt;</p>"),
        ("a_name_of_mine", "<p>a_name_of_mine</p>"),
        ("# No heading\n- no list\n`no code`", "<p># No heading<br>- no list<br>`no code`</p>"),
    ],
)
def test_a_mark_means_what_the_handbook_says(typed: str, printed: str) -> None:
    assert re.sub(r"\s*\n\s*", "", typeset(typed)) == printed


@pytest.mark.parametrize("typed", ["[the page](https://a.example/b)", "See https://a.example/b."])
def test_links_tell_search_engines_that_a_reader_wrote_them(typed: str) -> None:
    (link,) = tree(typeset(typed)).iter("a")
    assert (link.get("href"), link.get("rel")) == ("https://a.example/b", "nofollow ugc noopener")


def test_a_bracket_that_was_opened_in_an_address_is_part_of_it() -> None:
    links = tree(typeset("(http://a.example/b_(c)) and (http://d.example)")).iter("a")
    assert [link.get("href") for link in links] == ["http://a.example/b_(c)", "http://d.example"]


@pytest.mark.parametrize(
    "typed", ["[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](/desk/)", "![x](//a.example/i.png)"]
)
def test_what_leads_elsewhere_than_to_the_web_reads_as_text(typed: str) -> None:
    html = typeset(typed)
    assert not list(tree(html).iter("a", "img"))
    assert typed in tree(html).text_content()


def test_quotes_in_quotes_end_and_keep_their_words() -> None:
    html = typeset(">" * 400 + " Well said.")
    assert html.count("<blockquote>") == 3
    assert "Well said." in html


def test_marks_upon_marks_are_printed_as_typed() -> None:
    deep = "*a **b " * 300 + "** c*" * 300
    html = typeset(deep)
    assert_harmless(html)
    assert html.count("<em>") <= MOST_NESTING
