"""The breaking strip: on every page until its hour, and never ahead of its story."""

from datetime import UTC, datetime, timedelta
from typing import Any

import lxml.html
import pytest

from dateline.fronts.models import BreakingStrip
from dateline.lib import clock
from dateline.stories.actions.withdraw import withdraw

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def put_up(text: str = "Bridge shut", **fields: Any) -> None:
    strip = BreakingStrip.load()
    for name, value in {"text": text, **fields}.items():
        setattr(strip, name, value)
    strip.save()


def strip_on(reader: Any, address: str = "/") -> Any:
    """The strip on a page, or None."""
    page: Any = lxml.html.fromstring(reader.get(address).content)
    found = page.xpath("//aside[@aria-label='Breaking news']")
    return found[0] if found else None


def test_the_strip_stands_on_every_page(paper: Any, rosa: Any, file_story: Any) -> None:
    story = file_story()
    put_up()
    for address in ("/", "/news/", "/latest/", "/search/", "/nowhere/", story.address):
        assert "Bridge shut" in strip_on(rosa, address).text_content(), address


def test_the_strip_stands_until_its_hour_and_is_gone_on_it(paper: Any, rosa: Any, time_machine: Any) -> None:
    put_up(ends_at=NOON)
    time_machine.move_to(NOON - timedelta(seconds=1), tick=False)
    assert strip_on(rosa) is not None
    time_machine.move_to(NOON, tick=False)
    assert strip_on(rosa) is None


def test_a_strip_without_an_hour_stands_until_its_text_is_taken_away(paper: Any, rosa: Any, time_machine: Any) -> None:
    put_up()
    time_machine.move_to(NOON + timedelta(days=400), tick=False)
    assert strip_on(rosa) is not None
    put_up("")
    assert strip_on(rosa) is None


def test_the_strip_leads_to_its_story(paper: Any, rosa: Any, file_story: Any) -> None:
    story = file_story()
    put_up(story=story)
    assert strip_on(rosa).xpath(".//a/@href") == [story.address]


def test_the_strip_is_hidden_while_readers_may_not_see_its_story(
    paper: Any, rosa: Any, file_story: Any, time_machine: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    put_up(story=file_story("A draft", publish=False))
    assert strip_on(rosa) is None
    early = file_story("Too early")
    type(early).objects.filter(pk=early.pk).update(embargoed_until=clock.now() + timedelta(hours=1))
    put_up(story=early)
    assert strip_on(rosa) is None
    time_machine.move_to(NOON + timedelta(hours=1), tick=False)
    assert strip_on(rosa) is not None
    withdraw(story=type(early).objects.get(pk=early.pk))
    assert strip_on(rosa) is None
