"""The feed, as a feed reader takes it in."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
import time_machine
from lxml import etree

from dateline.bylines.models import Author
from dateline.feeds.newest import NEWEST
from dateline.publication.queries import current_house
from dateline.stories.models import Byline
from dateline.stories.tests.test_desk_work import fresh

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
SITE = "http://127.0.0.1:8000"


def channel(reader: Any) -> Any:
    answer = reader.get("/feed/")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/rss+xml")
    root = etree.fromstring(answer.content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    return root.find("channel")


def test_the_feed_names_the_house_and_leads_to_it(paper: Any, rosa: Any) -> None:
    house = current_house()
    house.tagline = "News of the estuary"
    house.save()
    feed = channel(rosa)
    assert (feed.findtext("title"), feed.findtext("description")) == ("The Courier", "News of the estuary")
    assert feed.findtext("link").endswith("/")


def test_an_item_has_headline_address_hour_writers_section_and_a_lasting_id(rosa: Any, file_story: Any) -> None:
    ines, wilf, agency = (Author.objects.create(name=name, slug=name.lower()) for name in ("Ines", "Wilf", "Eye"))
    with time_machine.travel(NOON, tick=False):
        story = file_story(
            "Mayors & “harbours” <meet>",
            standfirst="For fifty minutes.",
            bylines=[Byline(author=ines), Byline(author=wilf), Byline(author=agency, role="pictures")],
        )
    (item,) = channel(rosa).findall("item")
    assert item.findtext("title") == "Mayors & “harbours” <meet>"
    assert item.findtext("description") == "For fifty minutes."
    assert item.findtext("link").endswith(story.address)
    assert item.findtext("link").startswith("http")
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOON
    assert item.findtext(CREATOR) == "Ines, Wilf"
    assert item.findtext("category") == "News"
    guid = item.findtext("guid")
    corrected = fresh(story)
    corrected.title = "Mayors meet"
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        corrected.save_revision().publish()
        (item,) = channel(rosa).findall("item")
    assert item.findtext("title") == "Mayors meet"
    assert item.findtext("guid") == guid
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOON


def test_a_story_without_a_byline_has_no_author_in_the_feed(rosa: Any, file_story: Any) -> None:
    file_story("Council mends the clock")
    (item,) = channel(rosa).findall("item")
    assert not item.findtext(CREATOR)
    assert not item.findtext("author")


def test_the_feed_holds_the_newest_thirty_newest_first(rosa: Any, file_story: Any) -> None:
    for number in range(NEWEST + 2):
        with time_machine.travel(NOON + timedelta(minutes=number), tick=False):
            file_story(f"Story {number}")
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        titles = [item.findtext("title") for item in channel(rosa).findall("item")]
    assert titles == [f"Story {number}" for number in reversed(range(2, NEWEST + 2))]


def test_the_feed_tells_nothing_that_is_for_the_desk_or_not_out(rosa: Any, file_story: Any) -> None:
    guest = Author.objects.create(name="Zqguest", slug="zqguest", email="zqmail@example.com")
    file_story("Out", slugline="zqslugline", bylines=[Byline(author=guest)], search_description="zqsearch")
    file_story("Zqdraft", publish=False)
    file_story("Zqscheduled", go_live_at=datetime.now(UTC) + timedelta(days=1))
    gone = file_story("Zqwithdrawn")
    gone.unpublish()
    text = rosa.get("/feed/").content.decode().casefold()
    assert "zqguest" in text
    for word in ("zqmail", "zqslugline", "zqsearch", "zqdraft", "zqscheduled", "zqwithdrawn"):
        assert word not in text
