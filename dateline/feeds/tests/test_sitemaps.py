"""The sitemap, as a search engine takes it in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from lxml import etree
from wagtail.models import PageViewRestriction

from dateline.bylines.models import Author
from dateline.stories.models import Byline, Correction, Section
from dateline.stories.tests.test_desk_work import fresh

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
DAY = timedelta(days=1)


def entries(reader: Any, address: str) -> dict[str, datetime | None]:
    """Each address a sitemap names, without the host, and when it last changed; of a story that is a day."""
    answer = reader.get(address)
    assert answer.status_code == 200
    found: dict[str, datetime | None] = {}
    for entry in etree.fromstring(answer.content):
        where, when = (entry.findtext(f"s:{name}", "", NAMES) for name in ("loc", "lastmod"))
        assert where.startswith("http")
        found["/" + where.split("/", 3)[3]] = datetime.fromisoformat(when) if when else None
    return found


def of_stories(reader: Any) -> list[str]:
    """Every story in every part of the sitemap."""
    parts = [part for part in entries(reader, "/sitemap.xml") if part != "/sitemap-pages.xml"]
    return [address for part in parts for address in entries(reader, part)]


def test_the_index_names_each_part_and_each_part_answers(rosa: Any, file_story: Any) -> None:
    for moment in (NOON, NOON - 40 * DAY):
        with time_machine.travel(moment, tick=False):
            file_story("Council mends the clock")
    parts = entries(rosa, "/sitemap.xml")
    assert list(parts) == ["/sitemap-pages.xml", "/sitemap-2026-11.xml", "/sitemap-2026-10.xml"]
    for part in parts:
        assert entries(rosa, part)


def test_a_story_changed_when_it_was_published_and_again_when_it_was_corrected_and_not_for_a_typo(
    rosa: Any, file_story: Any
) -> None:
    def changed_on() -> str:
        (moment,) = entries(rosa, "/sitemap-2026-11.xml").values()
        return f"{moment:%d %B}"

    with time_machine.travel(NOON, tick=False):
        story = file_story("Council mends the clock")
        assert changed_on() == "23 November"
    with time_machine.travel(NOON + DAY, tick=False):
        mended = fresh(story)
        mended.title = "Council mends its clock"
        mended.save_revision().publish()
        assert changed_on() == "23 November"
    with time_machine.travel(NOON + 2 * DAY, tick=False):
        Correction.objects.create(story=story, kind="correction", text="It was Tuesday.", made_at=NOON + 2 * DAY)
        assert changed_on() == "25 November"


def test_every_story_stands_in_the_sitemap_once(rosa: Any, file_story: Any) -> None:
    addresses = []
    for number in range(5):
        with time_machine.travel(NOON - 20 * number * DAY, tick=False):
            addresses.append(file_story(f"Story {number}").address)
    assert sorted(of_stories(rosa)) == sorted(addresses)


def test_a_section_kept_private_is_in_no_sitemap(rosa: Any, paper: Any, file_story: Any) -> None:
    story = file_story("Out")
    club = paper.add_child(instance=Section(title="Club", slug="club"))
    with time_machine.travel(NOON - 90 * DAY, tick=False):
        file_story("For members", section=club)
    PageViewRestriction.objects.create(page=club, restriction_type=PageViewRestriction.LOGIN)
    assert of_stories(rosa) == [story.address]


def test_the_sitemap_names_fronts_sections_authors_and_standing_pages_and_nothing_hidden(
    rosa: Any, file_story: Any
) -> None:
    known, guest = (Author.objects.create(name=name, slug=name.lower()) for name in ("Ines", "Zqguest"))
    story = file_story("Out", bylines=[Byline(author=known)])
    file_story("Zqdraft", publish=False, bylines=[Byline(author=guest)])
    file_story("Zqembargoed", publish=False, embargoed_until=datetime.now(UTC) + timedelta(days=1))
    file_story("Zqwithdrawn").unpublish()
    pages = entries(rosa, "/sitemap-pages.xml")
    assert {"/", "/latest/", "/news/", "/authors/ines/"} <= set(pages)
    assert of_stories(rosa) == [story.address]
    for address in ("/sitemap.xml", *entries(rosa, "/sitemap.xml")):
        assert "zq" not in rosa.get(address).content.decode()
