"""Two languages on one page, as a browser sets them: faces, sides and quotation marks."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.site import stylesheet

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SPOKEN = '<p class="spoken">x</p>'


def show(page: "Page", folder: Path, body: str, house: str = 'lang="en-GB" dir="ltr"') -> None:
    css = stylesheet.join(folder).read_text(encoding="utf-8")
    page.set_content(f"<!doctype html><html {house}><style>{css}</style><body>{body}</body></html>")


def marks(page: "Page") -> list[str]:
    """What a screen reader is given of the words spoken, marks and all."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    texts = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "StaticText"]
    return "".join(texts).replace("x", " ").split(" ") if texts else []


def face(page: "Page", selector: str) -> str:
    """The first face an element asks for."""
    families: str = page.locator(selector).evaluate("element => getComputedStyle(element).fontFamily")
    return families.split(",")[0].strip('"')


@pytest.mark.parametrize(
    ("language", "opened", "closed"),
    [("ar", "«", "»"), ("fa-IR", "«", "»"), ("fr", "«\u202f", "\u202f»"), ("de", "„", "“"), ("en-GB", "“", "”")],
)
@pytest.mark.parametrize("house", ["en-GB", "ar", "fr"])
def test_quotation_marks_are_those_of_the_storys_language_whatever_the_houses(
    page: "Page", tmp_path: Path, house: str, language: str, opened: str, closed: str
) -> None:
    show(page, tmp_path, f'<article lang="{language}">{SPOKEN}</article>', f'lang="{house}"')
    assert marks(page) == [opened, closed]


def test_arabic_in_an_english_page_has_a_face_of_its_own_and_english_inside_it_comes_back(
    page: "Page", tmp_path: Path
) -> None:
    show(
        page,
        tmp_path,
        '<article class="story" lang="ar" dir="rtl"><h1>عنوان</h1><i>نص</i>'
        '<div class="credits"><p lang="en-GB" dir="ltr">By Samira</p></div></article>',
    )
    assert face(page, "h1") == face(page, "i") == "Noto Naskh Arabic"
    assert face(page, ".credits p") == "Dateline Sans"


def test_english_in_an_arabic_page_has_the_houses_faces(page: "Page", tmp_path: Path) -> None:
    show(
        page,
        tmp_path,
        '<h2>عنوان</h2><article lang="en-GB" dir="ltr"><h3>Headline</h3><b>Text</b></article>',
        'lang="ar" dir="rtl"',
    )
    assert face(page, "h2") == "Noto Naskh Arabic"
    assert face(page, "h3") == "Dateline Serif"
    assert face(page, "b") == "Dateline Sans"


@pytest.mark.parametrize(
    ("house", "story", "side"),
    [
        ('lang="en-GB" dir="ltr"', 'lang="ar" dir="rtl"', "right"),
        ('lang="ar" dir="rtl"', 'lang="en-GB" dir="ltr"', "left"),
    ],
)
def test_a_story_begins_at_the_side_of_its_own_language_and_its_credits_with_it(
    page: "Page", tmp_path: Path, house: str, story: str, side: str
) -> None:
    show(
        page,
        tmp_path,
        f'<main class="page"><article class="story" {story}><header><h1><span>A</span></h1><div class="credits">'
        f'<p {house}><span>B</span></p></div></header><div class="text measure"><p><span>C</span></p></div>'
        f'</article><article class="teaser" {story}><p class="credit" {house}><b>D</b></p></article></main>',
        house,
    )
    edges = page.evaluate(
        """side => ["h1 span", ".credits span", ".text span"].map(
            found => Math.round(document.querySelector(found).getBoundingClientRect()[side]))""",
        side,
    )
    assert len(set(edges)) == 1
    teaser, name = (page.locator(found).bounding_box() for found in (".teaser", ".teaser b"))
    assert teaser
    assert name
    at_right = name["x"] > teaser["x"] + teaser["width"] / 2
    assert at_right is (side == "right")
