"""What the heads of pages tell machines."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import lxml.html
import pytest
import time_machine
from django.core.files.images import ImageFile
from PIL import Image

from dateline.archive.actions.keep_named import keep_named
from dateline.bylines.models import Author
from dateline.feeds.tests.checked import checked_story_head, machine_blocks
from dateline.media.models import Picture
from dateline.publication.models import SocialLink, StandingPage
from dateline.publication.queries import current_house
from dateline.stories.models import Byline, StorySubject
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SITE = "http://127.0.0.1:8000"


def blocks_at(reader: Any, address: str) -> dict[str, dict[str, Any]]:
    """The blocks of a page by their types."""
    return {str(block["@type"]): block for block in machine_blocks(reader.get(address).content)}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("news", "NewsArticle"),
        ("opinion", ["NewsArticle", "OpinionNewsArticle"]),
        ("analysis", ["NewsArticle", "AnalysisNewsArticle"]),
        ("feature", ["NewsArticle", "ReportageNewsArticle"]),
        ("review", "NewsArticle"),
        ("obituary", "NewsArticle"),
    ],
)
def test_a_story_is_told_by_its_kind(kind: str, told: object, rosa: Any, file_story: Any) -> None:
    assert checked_story_head(rosa.get(file_story(kind=kind).address).content)["@type"] == told


def test_a_long_headline_is_told_short_and_whole(rosa: Any, file_story: Any) -> None:
    long = "Words and words and words " * 9 + "end"
    told = checked_story_head(rosa.get(file_story(long, slug="a").address).content)
    assert told["headline"].endswith("…")
    assert told["alternativeHeadline"] == long
    told = checked_story_head(rosa.get(file_story(long, slug="b", front_headline="Words").address).content)
    assert told["headline"] == "Words"


def test_a_picture_is_told_with_whose_it_is(rosa: Any, paper: Any, file_story: Any) -> None:
    drawn = BytesIO()
    Image.new("RGB", (1000, 600), "teal").save(drawn, "JPEG")
    shared = "https://example.org/licence"
    picture = Picture(title="Quay", file=ImageFile(drawn, "quay.jpg"), credit="Ann Eye", rights=shared)
    picture.save()
    story = file_story(main_picture=picture)
    rosa.get(story.address)
    (image,) = checked_story_head(rosa.get(story.address).content)["image"]
    assert (image["@type"], image["creditText"], image["license"]) == ("ImageObject", "Ann Eye", shared)
    picture.rights = "© The Courier, all rights"
    picture.save()
    (image,) = checked_story_head(rosa.get(story.address).content)["image"]
    assert image["copyrightNotice"] == "© The Courier, all rights"
    assert "license" not in image


def test_the_house_is_told_with_the_policies_it_has(rosa: Any, paper: Any, file_story: Any) -> None:
    paper.add_child(instance=StandingPage(title="How we work", slug="ethics", body="<p>Slowly.</p>"))
    house = current_house()
    house.since = 1871
    house.social_links = [SocialLink(label="Elsewhere", url="https://example.org/@courier")]
    house.save()
    for address in ("/", file_story().address):
        told = blocks_at(rosa, address)["NewsMediaOrganization"]
        assert told["ethicsPolicy"] == told["publishingPrinciples"] == f"{SITE}/ethics/"
        assert told["correctionsPolicy"] == f"{SITE}/corrections/"
        assert "diversityPolicy" not in told
        assert (told["foundingDate"], told["sameAs"]) == ("1871", ["https://example.org/@courier"])
        assert told["logo"]["url"].startswith(f"{SITE}/house/")


def test_an_author_s_page_is_a_profile_of_a_person(rosa: Any, file_story: Any) -> None:
    ines = Author.objects.create(name="Ines Calloway", slug="ines", role="Harbour correspondent", bio="She listens.")
    file_story(bylines=[Byline(author=ines)])
    told = blocks_at(rosa, "/authors/ines/")
    person = told["ProfilePage"]["mainEntity"]
    assert (person["@type"], person["jobTitle"], person["description"]) == ("Person", ines.role, ines.bio)
    assert "image" not in person
    assert [step["name"] for step in told["BreadcrumbList"]["itemListElement"]] == ["The Courier", "Authors", ines.name]


def test_an_author_s_portrait_is_told_once_it_is_made(rosa: Any, paper: Any) -> None:
    drawn = BytesIO()
    Image.new("RGB", (600, 600), "teal").save(drawn, "JPEG")
    face = Picture.objects.create(title="Ines", file=ImageFile(drawn, "ines.jpg"))
    Author.objects.create(name="Ines Calloway", slug="ines", on_staff=True, picture=face)
    rosa.get("/authors/ines/")  # which makes the sizes the worker has not made
    told = blocks_at(rosa, "/authors/ines/")["ProfilePage"]["mainEntity"]
    assert told["image"].startswith(f"{SITE}/media/")
    assert told["image"].endswith(".jpg")


def test_for_a_story_nobody_has_signed_the_house_stands(rosa: Any, file_story: Any) -> None:
    told = checked_story_head(rosa.get(file_story().address).content)
    (author,) = told["author"]
    assert (author["@id"], author["name"]) == (told["publisher"]["@id"], "The Courier")


@pytest.mark.parametrize("address", ["/", "/news/", "/authors/ines/", "/people/lena/", "/latest/", "/ethics/"])
def test_a_page_has_one_address_and_its_feeds(address: str, rosa: Any, paper: Any, file_story: Any) -> None:
    paper.add_child(instance=StandingPage(title="How we work", slug="ethics", body="<p>Slowly.</p>"))
    ines = Author.objects.create(name="Ines", slug="ines")
    lena = Subject.objects.create(name="Lena", kind="person", slug="lena", has_page=True)
    keep_named(file_story(bylines=[Byline(author=ines)], story_subjects=[StorySubject(subject=lena)]))
    page: Any = lxml.html.fromstring(rosa.get(address).content)
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE}{address}"]
    feeds = page.xpath("//link[@rel='alternate']/@href")
    assert feeds[:3] == ["/feed/", "/feed/atom/", "/feed.json"]
    for feed in feeds:
        assert rosa.get(feed).status_code == 200


def test_what_cards_show_is_the_story_s(rosa: Any, file_story: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        story = file_story('Two "mayors" <meet>', standfirst="For fifty minutes.", language="de")
        page: Any = lxml.html.fromstring(rosa.get(story.address).content)
    told = {each.get("property"): each.get("content") for each in page.xpath("//meta[@property]")}
    assert told["og:title"] == 'Two "mayors" <meet>'
    assert told["og:description"] == "For fifty minutes."
    assert told["og:url"] == f"{SITE}{story.address}"
    assert told["article:published_time"] == "2026-11-23T12:00:00+00:00"
    assert "og:locale" not in told


def test_the_preview_at_the_desk_tells_machines_nothing(file_story: Any, edith: Any, client: Any) -> None:
    from dateline.stories.views.story import preview

    story = file_story("A draft", publish=False)
    request = client.get("/").wsgi_request
    assert b"ld+json" not in preview(request, story).content


def test_every_block_is_json_whatever_stands_in_a_headline(rosa: Any, file_story: Any) -> None:
    for number, headline in enumerate(("</script>", "a\x0bb", "\u2028", '"\\')):
        content = rosa.get(file_story(headline, slug=f"s{number}").address).content
        assert json.dumps(machine_blocks(content))
