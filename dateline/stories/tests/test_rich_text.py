"""Links in running text: to what readers may see, else plain words."""

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.stories.models import Story

pytestmark = pytest.mark.django_db


def shown(kind: str, key: object) -> str:
    return str(RichText(f'<p><a linktype="{kind}" id="{key}">words</a></p>')).strip()


def test_a_link_to_a_public_story_has_its_dated_address(file_story: Any) -> None:
    story = file_story()
    assert shown("page", story.pk) == f'<p><a href="{story.address}">words</a></p>'


def test_a_link_to_a_story_under_embargo_is_plain_words_until_the_hour(file_story: Any, time_machine: Any) -> None:
    time_machine.move_to("2026-11-23T12:00:00Z", tick=False)
    story = file_story()
    Story.objects.filter(pk=story.pk).update(embargoed_until=clock.now() + timedelta(hours=1))
    assert shown("page", story.pk) == "<p><a>words</a></p>"
    time_machine.shift(timedelta(hours=1, seconds=1))
    assert story.address in shown("page", story.pk)


def test_a_link_to_a_section_leads_there_unless_it_is_private(news: Any) -> None:
    assert shown("page", news.pk) == '<p><a href="/news/">words</a></p>'
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    assert shown("page", news.pk) == "<p><a>words</a></p>"


def test_a_link_to_an_author_leads_to_the_page_of_one_readers_know(paper: Any) -> None:
    staff = Author.objects.create(name="Ines", slug="ines", on_staff=True)
    guest = Author.objects.create(name="Guest", slug="guest")
    assert shown("author", staff.pk) == '<p><a href="/authors/ines/">words</a></p>'
    assert shown("author", guest.pk) == "<p><a>words</a></p>"


@pytest.mark.parametrize("key", ["", "x", "-1", "999999", "9" * 400])
def test_a_link_to_nothing_is_plain_words(paper: Any, key: str) -> None:
    assert shown("page", key) == "<p><a>words</a></p>"
    assert shown("author", key) == "<p><a>words</a></p>"


def test_a_link_to_an_author_who_was_merged_leads_to_the_one_who_stands_for_both(paper: Any) -> None:
    staff = Author.objects.create(name="Ines Quill", slug="ines-quill", on_staff=True)
    merged = Author.objects.create(name="I. Quill", slug="i-quill", merged_into=staff)
    assert shown("author", merged.pk) == '<p><a href="/authors/ines-quill/">words</a></p>'


def test_a_private_page_is_not_there_for_readers(file_story: Any, news: Any, rosa: Any) -> None:
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.PASSWORD, password="sesame")
    answer = rosa.get("/news/")
    assert answer.status_code == 404
    assert not answer.cookies


@pytest.mark.parametrize("between", ["", "\x1e"])
def test_links_of_every_run_of_text_lead_where_they_should(file_story: Any, news: Any, rosa: Any, between: str) -> None:
    told = file_story("The vote")
    link = '<p><a linktype="page" id="{}">{}</a></p>'
    body = [
        ("paragraph", link.format(told.pk, f"the vote{between}")),
        ("paragraph", link.format(news.pk, "all the news")),
        ("fact_box", {"title": "Why", "body": link.format(told.pk, "because")}),
    ]
    page = rosa.get(file_story("The clock", body=body).address).content.decode()
    assert f'<p><a href="{told.address}">the vote{between}</a></p>' in page
    assert '<p><a href="/news/">all the news</a></p>' in page
    assert f'<p><a href="{told.address}">because</a></p>' in page
