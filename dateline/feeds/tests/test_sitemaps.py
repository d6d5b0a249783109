"""The sitemap, as a search engine takes it in."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.images import ImageFile
from lxml import etree
from PIL import Image as PIL
from wagtail.models import PageViewRestriction

from dateline.bylines.models import Author
from dateline.feeds import news_sitemap, sitemaps
from dateline.feeds.tests.checked import checked_sitemap
from dateline.media.models import Picture
from dateline.press.rendering import render
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


def test_what_fills_more_than_one_file_goes_on_in_further_ones(
    rosa: Any, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PER_SITEMAP", 2)
    with time_machine.travel(NOON, tick=False):
        addresses = [file_story(f"Story {number}").address for number in range(5)]
        parts = list(entries(rosa, "/sitemap.xml"))
        months = ["/sitemap-2026-11.xml", "/sitemap-2026-11-2.xml", "/sitemap-2026-11-3.xml"]
        assert [part for part in parts if "2026" in part] == months
        assert parts.count("/sitemap-pages-2.xml") == 1
        assert sorted(address for part in months for address in entries(rosa, part)) == sorted(addresses)
        for nowhere in ("/sitemap-2026-11-4.xml", "/sitemap-2026-11-1.xml", "/sitemap-2026-11-02.xml"):
            assert rosa.get(nowhere).status_code == 404
        for part in parts:
            checked_sitemap(rosa.get(part))


def test_a_story_s_picture_stands_beside_it(rosa: Any, paper: Any, file_story: Any) -> None:
    drawn = BytesIO()
    PIL.new("RGB", (1000, 600), "teal").save(drawn, "JPEG")
    picture = Picture(title="Quay", file=ImageFile(drawn, "quay.jpg"))
    picture.save()
    with time_machine.travel(NOON, tick=False):
        story = file_story("Council mends the clock", main_picture=picture)
        rosa.get(story.address)
        root = checked_sitemap(rosa.get("/sitemap-2026-11.xml"))
    (image,) = root.iter("{http://www.google.com/schemas/sitemap-image/1.1}loc")
    assert image.text.startswith("http://127.0.0.1:8000/media/")


def news(reader: Any) -> list[tuple[str, ...]]:
    root = checked_sitemap(reader.get("/news-sitemap.xml"))
    names = ("title", "language", "publication_date", "name")
    return [tuple(entry.findtext(f".//{{*}}{name}") for name in names) for entry in root]


def test_the_sitemap_for_news_holds_two_days_and_goes_by_the_clock(rosa: Any, file_story: Any) -> None:
    for hours, headline, language in ((0, "Old", ""), (1, "Neu", "de-AT"), (47, "新", "zh-Hant")):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            file_story(headline, language=language, slug=f"at-{hours}")
    with time_machine.travel(NOON + 2 * DAY, tick=False):
        file_story("Zqtomorrow", publish=False, embargoed_until=NOON + 3 * DAY)
        assert news(rosa) == [
            ("新", "zh-tw", "2026-11-25T11:00:00+00:00", "The Courier"),
            ("Neu", "de", "2026-11-23T13:00:00+00:00", "The Courier"),
        ]
        made = render("/news-sitemap.xml")
        assert made is not None
        assert made.made_from.until == (NOON + timedelta(hours=49)).timestamp()
    with time_machine.travel(NOON + 5 * DAY, tick=False):
        assert news(rosa) == []


def test_no_more_than_a_thousand_are_news(rosa: Any, file_story: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news_sitemap, "MOST", 2)
    for minute in range(3):
        with time_machine.travel(NOON + timedelta(minutes=minute), tick=False):
            file_story(f"Story {minute}")
    with time_machine.travel(NOON + DAY, tick=False):
        assert [told[0] for told in news(rosa)] == ["Story 2", "Story 1"]


@pytest.mark.parametrize(
    ("tag", "told"), [("en-GB", "en"), ("ar", "ar"), ("zh", "zh-cn"), ("zh-HK", "zh-tw"), ("zh-Hans-CN", "zh-cn")]
)
def test_languages_are_named_as_these_files_do(tag: str, told: str) -> None:
    assert news_sitemap.news_language(tag) == told
