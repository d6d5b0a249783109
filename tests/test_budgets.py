"""What a page may cost, however large the archive."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from bench.public_pages import BUSY_DAY, ON_IT, pages_of_each_kind
from dateline.demo.grow import fill_day, grow
from dateline.press.rendering import render
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.xdist_group("budgets")]

SMALL, LARGE = 100, 1000
MOST_OF_A_STORY, MOST_OF_A_FRONT = 12, 6
"""Statements of a page as the press makes it, whose parts are made by themselves."""


@pytest.fixture
def nothing_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that prints a column it has not read would ask again for each row."""

    def late(row: Page, *_args: Any, fields: Any = None, **_kwargs: Any) -> None:
        raise AssertionError(f"{type(row).__name__} has not read {fields}: what lists print stands in LISTED")

    monkeypatch.setattr(Page, "refresh_from_db", late)


@pytest.mark.usefixtures("nothing_late")
def test_a_page_asks_the_database_as_often_in_a_large_archive_as_in_a_small_one(courier: object, client: Client):
    grow(SMALL)
    fill_day(BUSY_DAY, ON_IT)
    addresses = pages_of_each_kind()
    few = {name: statements(client, address) for name, address in addresses.items()}
    grow(LARGE)
    many = {name: statements(client, address) for name, address in addresses.items()}
    assert few == many
    assert all(few.values())


def test_the_press_makes_any_story_and_a_front_with_few_statements_whatever_stands_in_it(courier: object):
    taken = {story.address: statements_of_the_press(story.address) for story in Story.objects.public().for_lists()}
    assert len(taken) > 50
    assert {address: number for address, number in taken.items() if number > MOST_OF_A_STORY} == {}
    assert statements_of_the_press("/") <= MOST_OF_A_FRONT


def statements_of_the_press(address: str) -> int:
    """How many one page takes once the sizes of its pictures are there."""
    render(address)
    with CaptureQueriesContext(connection) as asked:
        made = render(address)
    assert made is not None
    assert made.status == 200
    return len(asked)


def statements(client: Client, address: str) -> int:
    """How many a page takes once what is kept in memory is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
