"""The check of the templates finds what it is there for, and says where."""

from pathlib import Path

import pytest
from django.template import Engine

from tests.lint import templates
from tests.lint.complaint import ROOT, tell

PAGE = ROOT / "dateline" / "site" / "templates" / "made-up.html"


def said_of(text: str) -> list[str]:
    return [str(complaint) for complaint in templates.check_template(PAGE, text, Engine.get_default())]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<p>\n{% frobnicate %}</p>", 2, "Invalid block tag on line 2: 'frobnicate'"),
        ("{{ story|frobnicate }}", 1, "Invalid filter: 'frobnicate'"),
        ("{% if story %}<p>", 1, "Unclosed tag"),
        ('{% extends "nowhere.html" %}', 1, "There is no template “nowhere.html”."),
        ('\n\n{% if a %}{% include "nowhere.html" %}{% endif %}', 3, "There is no template “nowhere.html”."),
        ('{% load press %}\n{% part "horoscope" %}', 2, "No room makes the part “horoscope”."),
        ('{% load static %}<img src="{% static "site/no.png" %}">', 1, "There is no static file “site/no.png”."),
        ('<link href="/static/site/no.css">', 1, "There is no static file “site/no.css”."),
        ('<p class="a"\nstyle="color: teal">', 1, "<p> has an inline style."),
        ('<a href="/" onclick="go()">', 1, "<a> has an inline onclick."),
        ("<script>go()</script>", 1, "It has an inline <script>."),
        ("<style>p { color: teal }</style>", 1, "It has a <style>."),
        ('<p id="a"></p>\n<p id="a"></p>', 2, "The id “a” stands here and in line 1."),
        ('{% if x %}<p id="a"></p>{% endif %}\n<p id="a"></p>', 2, "The id “a” stands here and in line 1."),
        ('{% for x in y %}<p id="a"></p>{% endfor %}', 1, "The id “a” is repeated by the loop round it."),
    ],
)
def test_a_bad_template_is_named_with_its_line(text: str, line: int, what: str) -> None:
    (said,) = said_of(text)
    assert said.startswith(f"dateline/site/templates/made-up.html:{line}: ")
    assert what in said


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "base.html" %}{% load i18n press static %}{% block main %}{% part "latest" %}{% endblock %}',
        '{% load static %}<link href="{% static "site/css/reader.css" %}"><script src="/x.js" defer></script>',
        '<script type="application/ld+json">{}</script>',
        '{% if x %}<p id="a"></p>{% else %}<div id="a"></div>{% endif %}',
        '{% for x in y %}<p id="a-{{ x.pk }}"></p>{% endfor %}',
        '{# <p style="x" id="a"> #}<p id="a" data-style="x">on="x"</p>',
        "{% include any %}{% comment %}<script>{% endcomment %}",
    ],
)
def test_a_good_template_is_left_alone(text: str) -> None:
    assert said_of(text) == []


def test_a_template_may_extend_the_one_it_stands_before_and_never_itself(tmp_path: Path) -> None:
    engine = Engine.get_default()
    text = '{% extends "wagtailadmin/login.html" %}'
    before = ROOT / "dateline/site/templates/wagtailadmin/login.html"
    assert templates.check_template(before, text, engine) == []
    itself = ROOT / "dateline/site/templates/404.html"
    assert len(templates.check_template(itself, '{% extends "404.html" %}', engine)) == 1


def test_complaints_are_told_in_order_and_make_the_check_fail(capsys: pytest.CaptureFixture[str]) -> None:
    complaints = templates.check_template(PAGE, "<style></style>\n<style></style>", Engine.get_default())
    assert tell(reversed(complaints)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in lines] == ["1", "2"]
    assert tell([]) == 0
