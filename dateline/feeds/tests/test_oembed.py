"""oEmbed of our stories: a quotation that runs nothing, of what readers may see, for whoever asks in bounds."""

import re
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
MOST_STATEMENTS = 12


def asked(address: str, **more: Any) -> Any:
    return Client().get("/oembed/", {"url": address, **more})


def whole(story: Story) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{story.address}"


def test_a_story_says_where_and_is_told_as_a_quotation_that_runs_nothing(
    file_story: Any, rosa: Any, django_assert_max_num_queries: Any
) -> None:
    story = file_story('Clock & "bells" <script>', standfirst="It strikes <again>:\n10\u00a0km away, می\u200cشود.")
    link = re.search(
        r'<link rel="alternate" type="application/json\+oembed" href="([^"]*)"',
        rosa.get(story.address).content.decode(),
    )
    assert link
    assert link[1].endswith(f"/oembed/?url={quote(whole(story), safe='')}")
    with django_assert_max_num_queries(MOST_STATEMENTS):
        told = asked(whole(story), maxwidth=400).json()
    assert (told["version"], told["type"], told["title"], told["width"]) == ("1.0", "rich", story.title, 400)
    assert "<script" not in told["html"]
    assert "&lt;script&gt;" in told["html"]
    assert told["html"].startswith("<blockquote")
    written = ElementTree.fromstring(asked(whole(story), format="xml").content)
    assert written.findtext("title") == story.title
    assert "\n10\u00a0km away, می\u200cشود" in (written.findtext("html") or "")
    assert written.findtext("html") == asked(whole(story)).json()["html"]


def test_of_anything_else_there_is_none(file_story: Any, news: Section) -> None:
    draft, gone = file_story("Secret", publish=False), file_story("Gone")
    story = file_story()
    withdraw(story=gone)
    for address in (
        whole(draft), whole(gone), "", "/", story.address, f"https://example.org{story.address}", "http://[",
        "x" * 5000,
        f"{settings.WAGTAILADMIN_BASE_URL}/news/", f"javascript:{whole(story)}", f"{whole(story)}%00",
        f"{settings.WAGTAILADMIN_BASE_URL}.example.org{story.address}",
    ):  # fmt: skip
        assert asked(address).status_code == 404, address
    assert asked(whole(story), format="yaml").status_code == 501
    assert asked(whole(story), maxwidth="9" * 5000).status_code == 200


def test_where_a_story_was_before_is_told_as_where_it_is(file_story: Any) -> None:
    story = file_story()
    old = whole(story)
    story.slug = f"{story.slug}-again"
    story.save()
    assert whole(Story.objects.get(pk=story.pk)) in asked(old).json()["html"]


@effort(suppress_health_check=list(HealthCheck))
@given(path=st.text(max_size=60), width=st.text(max_size=8))
def test_whatever_is_asked_is_answered(path: str, width: str, paper: Any) -> None:
    assert asked(f"{settings.WAGTAILADMIN_BASE_URL}/{path}", maxwidth=width).status_code in (400, 404)
