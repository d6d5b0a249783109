"""The check of the stylesheets finds what it is there for, and says where."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.lint import spoken, stylesheets
from tests.lint.complaint import ROOT, Complaint
from tests.lint.markup import classes_of
from tests.lint.stylesheets import Sheet

SHEET = ROOT / "dateline/site/static/site/css/made-up.css"
PAGE = ROOT / "dateline/site/templates/made-up.html"


def sheet(text: str, name: str = "made-up.css") -> Sheet:
    return Sheet(SHEET.with_name(name), text)


def lines(complaints: Iterable[Complaint]) -> list[int]:
    return [complaint.line for complaint in complaints]


@pytest.mark.parametrize(
    "value",
    [
        "color: #a3201d",
        "color: white",
        "border: 1px solid rgb(0 0 0 / 50%)",
        "background: linear-gradient(red, var(--ink))",
        "--own: #fff",
    ],
)
def test_a_colour_written_out_is_found(value: str) -> None:
    assert lines(stylesheets.colours(sheet(f"@layer page {{\n  @media print {{\n .a {{ {value}; }} }} }}"))) == [3]


@pytest.mark.parametrize(
    "value", ["color: var(--ink)", "color: currentColor", "border-color: transparent", "background: CanvasText"]
)
def test_a_colour_of_the_house_or_of_the_reader_s_system_is_left_alone(value: str) -> None:
    assert lines(stylesheets.colours(sheet(f".a {{ {value} }}"))) == []


def test_only_the_sheet_of_tokens_defines_colours() -> None:
    assert lines(stylesheets.colours(sheet(":root { --ink: #161616; }", "tokens.css"))) == []
    assert lines(stylesheets.colours(sheet(":root { color: #161616; }", "tokens.css"))) == [1]


def test_a_rule_outside_the_layers_and_a_layer_without_a_place_are_found() -> None:
    layers = stylesheets.layer_names(sheet("@layer type, page;", "layers.css"))
    assert layers == ["type", "page"]
    found = stylesheets.outside_layers(
        sheet("@layer page { p { margin: 0 } }\np { margin: 0 }\n@layer pgae { }"), layers
    )
    assert lines(found) == [2, 3]


@pytest.mark.parametrize(
    "value",
    ["margin-left: 1em", "left: 0", "border-right: 0", "text-align: right", "float: left", "padding: 0 1em 0 2em"],
)
def test_a_side_that_does_not_turn_round_is_found(value: str) -> None:
    assert lines(stylesheets.sides(sheet(f"\n.a {{ {value} }}"))) == [2]


@pytest.mark.parametrize(
    "value", ["margin-inline-start: 1em", "inset-block: 0", "text-align: start", "padding: 0 1em 2em 1em"]
)
def test_a_side_that_turns_round_is_left_alone(value: str) -> None:
    assert lines(stylesheets.sides(sheet(f".a {{ {value} }}"))) == []


def test_what_no_browser_can_read_is_found() -> None:
    assert lines(stylesheets.broken(sheet("@layer page { .a { color red; } }"))) == [1]


def test_a_class_that_nothing_uses_is_found_wherever_it_stands_in_the_selector() -> None:
    given = sheet(".a > .b:is(.c, p .d)::before { margin: 0 }\n.e.f { margin: 0 }\n.g--late { margin: 0 }")
    assert set(stylesheets.classes_in(given)) == {"a", "b", "c", "d", "e", "f", "g--late"}
    found = stylesheets.unused(given, {"a", "b", "c", "e"}, begun=("g--",))
    assert [(each.line, each.what) for each in found] == [
        (1, "Nothing uses the class “d”."),
        (2, "Nothing uses the class “f”."),
    ]


def test_a_class_that_no_sheet_knows_is_found_where_it_is_used() -> None:
    text = '<p class="a{% if x > 2 %} typo{% endif %}">\n<p class="g--{{ x }} {{ y }}"></p>{# <p class="old"> #}'
    uses = classes_of(PAGE, text)
    assert [(use.name, use.line) for use in uses] == [("a", 1), ("typo", 1), ("g--", 2)]
    (found,) = stylesheets.unknown(uses, {"a"})
    assert str(found).startswith("dateline/site/templates/made-up.html:1: No sheet knows the class “typo”.")


def test_the_class_of_a_page_s_body_counts_as_used() -> None:
    assert [use.name for use in classes_of(PAGE, "{% block body_class %}front{% endblock %}")] == ["front"]


def test_classes_that_scripts_and_python_set_count_as_used() -> None:
    assert list(spoken.in_script('left.classList.toggle("late", over);\nfetch("nothing");')) == ["late"]
    python = '"""Says class="docstring"."""\nHTML = \'<p class="a b">\'\nattrs = {"class": "c"}\nname = "nothing"'
    assert set(spoken.in_python(python)) >= {"a", "b", "c"}
    assert "nothing" not in set(spoken.in_python(python))


def test_a_page_that_grows_too_heavy_is_found(tmp_path: Path) -> None:
    file = tmp_path / "reader.js"
    file.write_bytes(b" " * stylesheets.LIMITS["scripts"])
    assert not list(stylesheets.too_heavy("scripts", tmp_path, [file]))
    file.write_bytes(b" " * (stylesheets.LIMITS["scripts"] + 1))
    (found,) = stylesheets.too_heavy("scripts", tmp_path, [file])
    assert "15001 bytes, 15000 at most" in found.what
