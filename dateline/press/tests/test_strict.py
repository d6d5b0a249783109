"""A page that could change without anybody noticing cannot be made where people and tests would see it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from dateline.bylines.models import Author
from dateline.press.keys import recording, under
from dateline.press.strict import Escapes, nothing_raw
from dateline.publication.models import House
from dateline.stories.models import Byline, Story

pytestmark = pytest.mark.django_db

ESCAPING: dict[str, Callable[[], Any]] = {
    "a count": lambda: Story.objects.count(),
    "whether there is one": lambda: Story.objects.filter(live=True).exists(),
    "values": lambda: list(Story.objects.filter(pk=1).values_list("title")),
    "all of a table": lambda: list(Author.objects.all()),
    "one by its name": lambda: Author.objects.filter(slug="ann").first(),
    "one key or another thing": lambda: list(Author.objects.filter(pk=1) | Author.objects.filter(name="Ann")),
    "all but one": lambda: list(Author.objects.exclude(pk=1)),
    "rows of a stranger to them": lambda: list(Byline.objects.filter(author=1)),
    "values of rows of one that left no key": lambda: list(Byline.objects.filter(story__in=[1]).values_list("role")),
}
HELD: dict[str, Callable[[], Any]] = {
    "rows by their keys": lambda: list(Author.objects.filter(pk__in=[1, 2])),
    "one key or another": lambda: list(Author.objects.filter(pk=1) | Author.objects.filter(pk=2)),
    "rows of the one they belong to": lambda: list(Byline.objects.filter(story=1)),
    "rows of the one they belong to, and more of it": lambda: list(Byline.objects.filter(story=1, role="by")),
    "what is in the house fingerprint": lambda: list(House.objects.all()),
    "a list under a name": lambda: Story.objects.public().the_latest().count(),
}


@pytest.mark.parametrize("what", ESCAPING)
def test_a_statement_no_key_accounts_for_breaks_the_page(what: str) -> None:
    with recording(), pytest.raises(Escapes, match="SELECT"):
        ESCAPING[what]()


@pytest.mark.parametrize("what", ESCAPING)
def test_under_a_list_key_anything_may_be_asked(what: str) -> None:
    with recording() as made_from, under("list:all of it"):
        ESCAPING[what]()
    assert "list:all of it" in made_from.keys


@pytest.mark.parametrize("what", HELD)
def test_look_ups_by_key_need_no_more(what: str) -> None:
    with recording():
        HELD[what]()


@pytest.mark.parametrize("what", ESCAPING)
def test_where_nothing_is_pressed_anything_may_be_asked(what: str) -> None:
    ESCAPING[what]()


def test_values_may_be_asked_of_what_belongs_to_rows_that_have_all_left_their_keys() -> None:
    with recording() as made_from:
        made_from.keys.add("wagtailcore.page:1")
        list(Byline.objects.filter(story__in=[1]).values_list("role"))
        with pytest.raises(Escapes):
            list(Byline.objects.filter(story__in=[1, 2]).values_list("role"))
        with pytest.raises(Escapes):
            list(Byline.objects.exclude(story__in=[1]).values_list("role"))


def test_a_statement_written_by_hand_breaks_the_page_too() -> None:
    with recording(), nothing_raw(), connection.cursor() as cursor:
        with pytest.raises(Escapes):
            cursor.execute("SELECT COUNT(*) FROM stories_story")
        with under("list:latest"):
            cursor.execute("SELECT COUNT(*) FROM stories_story")
