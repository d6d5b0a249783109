"""A house changes its look from the site folder, as docs/extending/theme.md promises."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings

pytestmark = pytest.mark.xdist_group("overrides")  # one site for all of them

ROOT = Path(__file__).resolve().parent.parent
LOOK = """
from dateline.ops.site import start_django, this_site
start_django(this_site())
from django.template.loader import render_to_string
from dateline.ops.actions import collect_static
del collect_static.MAKERS["dateline.site.fonts"]
collect_static.collect_static()
from django.conf import settings
for name in ("site/css/reader.css", "house.css"):
    print((settings.STATIC_ROOT / name).read_text())
print(render_to_string("stories/blocks/pull_quote.html", {"value": {"quote": "A list."}}))
"""
"""What a reader gets, asked of a site that was started in its own process: settings are read once.

Nothing is compressed and no face is cut: that takes most of the time and says nothing about overriding.
"""


def write(folder: Path, name: str, words: str) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(words, encoding="utf-8")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What comes out of a site folder that brings a template, one of our stylesheets, and one of its own."""
    folder = tmp_path_factory.mktemp("paper")
    write(folder, "dateline.toml", 'secret_key = "only for this test"\n')
    write(folder, "templates/stories/blocks/pull_quote.html", "<blockquote>HOUSE {{ value.quote }}</blockquote>")
    write(folder, "static/site/css/author.css", "@layer author { .of-the-house { color: teal; } }")
    write(folder, "static/house.css", ".wordmark { letter-spacing: 0; }")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**plain, "DATELINE_SITE": str(folder), "DATELINE_DEBUG": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_template_in_the_site_folder_takes_the_place_of_ours(seen: str) -> None:
    assert "<blockquote>HOUSE A list.</blockquote>" in seen


def test_a_stylesheet_in_the_site_folder_takes_the_place_of_ours(seen: str) -> None:
    assert "@layer author{.of-the-house" in seen
    assert "@layer story" in seen, "The other sheets are still ours."


def test_a_stylesheet_of_the_house_s_own_is_served_too(seen: str) -> None:
    assert ".wordmark { letter-spacing: 0; }" in seen


def test_base_html_can_be_extended_by_a_base_html_of_the_site_folder(
    paper: Any, rosa: Any, settings: Any, tmp_path: Path
) -> None:
    words = (
        '{% extends "base.html" %}{% load static %}'
        '{% block styles %}{{ block.super }}<link rel="stylesheet" href="{% static "house.css" %}">{% endblock %}'
    )
    write(tmp_path, "templates/base.html", words)
    engine = {**site_settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}
    settings.TEMPLATES = [engine]
    page = rosa.get("/latest/").content.decode()
    assert "site/css/reader.css" in page
    assert "/house.css" in page
    assert page.index("site/css/reader.css") < page.index("/house.css")
