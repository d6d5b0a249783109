"""A story in one language, a house in another: each says which it is, and so which way it runs."""

from typing import Any

import lxml.html
import pytest
from django.utils import translation

from dateline.bylines.models import Author
from dateline.publication.models import House
from dateline.stories.models import Byline, Correction, Story, StorySubject
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db

ARABIC, ENGLISH = ("ar", "rtl"), ("en-GB", "ltr")


@pytest.fixture
def arabic_house(paper: Any) -> None:
    House.objects.update(language="ar")


def page_of(reader: Any, address: str) -> Any:
    answer = reader.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content)


def language_of(element: Any) -> tuple[str, str]:
    """Language and direction of an element: its own, or of the nearest around it that says so."""
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"), element.xpath(
        "string(ancestor-or-self::*[@dir][1]/@dir)"
    )


def languages(page: Any, *paths: str) -> dict[str, tuple[str, str]]:
    """Those of the first element at each path, which must be there."""
    return {path: language_of(page.xpath(path)[0]) for path in paths}


STORYS_OWN = (
    "//article//h1",
    "//article//p[@class='lede']",
    "//div[contains(@class, 'text')]/p",
    "//figure[@class='pull-quote']//p",
)
HOUSES_OWN = (
    "//header[contains(@class, 'masthead')]//li",
    "//footer//h2",
    "//section[@aria-label='Latest stories' or contains(@class, 'latest')]/h2",
    "//section[@id='reply']//label",
    "//article//a[@rel='author']",
    "//article//p[@class='stamp']/time",
    "//article//section[contains(@class, 'corrections')]//strong/span",
    "//article//div[@class='subjects']/h2",
    "//article//div[@class='cards']//p[@class='bio']",
    "//article//p[@class='source']",
)


def a_full_story(file_story: Any, language: str) -> Story:
    author = Author.objects.create(name="Samira", slug="samira", bio="She writes of the quay.")
    story: Story = file_story(
        "A headline",
        slug="headline",
        standfirst="A standfirst.",
        language=language,
        body=[
            ("paragraph", "<p>A paragraph.</p>"),
            ("pull_quote", {"quote": "Words", "speaker": "Walid"}),
            ("embed", {"url": "https://player.vimeo.com/video/1", "title": "A film"}),
        ],
        bylines=[Byline(author=author, role="by")],
        corrections=[Correction(kind="correction", text="It was Friday.", place="top")],
        story_subjects=[StorySubject(subject=Subject.objects.create(name="The quay", slug="quay", kind="place"))],
    )
    return story


@pytest.mark.parametrize("house", [ENGLISH, ARABIC])
@pytest.mark.parametrize("story", [ENGLISH, ARABIC])
def test_a_story_page_says_of_every_word_whether_it_is_the_storys_or_the_houses(
    file_story: Any, rosa: Any, house: tuple[str, str], story: tuple[str, str]
) -> None:
    House.objects.update(language=house[0])
    page = page_of(rosa, a_full_story(file_story, story[0]).address)
    assert language_of(page) == house
    assert set(languages(page, *STORYS_OWN).values()) == {story}
    assert set(languages(page, *HOUSES_OWN).values()) == {house}
    correction = page.xpath("//article//section[contains(@class, 'corrections')]//li")[0]
    assert language_of(correction) == story
    assert language_of(page.xpath("//figure[@class='embed']//a")[0]) == story
    assert language_of(page.xpath("//figure[@class='embed']//span[@class='note']")[0]) == house
    assert language_of(page.xpath("//figure[@class='embed']//button")[0]) == house


def test_a_story_that_names_no_language_is_in_the_houses(file_story: Any, rosa: Any, arabic_house: None) -> None:
    page = page_of(rosa, a_full_story(file_story, "").address)
    assert set(languages(page, *STORYS_OWN, *HOUSES_OWN).values()) == {ARABIC}
    assert not page.xpath("//article//@lang")


def lists(section: Any) -> list[str]:
    """Every page with a list of stories."""
    return ["/", section.address, "/latest/", "/authors/samira/", "/search/?q=headline", "/corrections/"]


@pytest.mark.parametrize(("house", "story"), [(ENGLISH, ARABIC), (ARABIC, ENGLISH)])
def test_a_headline_in_a_list_says_its_language_when_it_is_not_the_houses(
    file_story: Any, rosa: Any, news: Any, house: tuple[str, str], story: tuple[str, str]
) -> None:
    House.objects.update(language=house[0])
    address = a_full_story(file_story, story[0]).address
    for page_address in lists(news):
        page = page_of(rosa, page_address)
        links = page.xpath(f"//main//a[@href='{address}']")
        assert links
        assert {language_of(link) for link in links} == {story}, page_address
        standfirsts = page.xpath("//main//p[@class='standfirst']")
        assert {language_of(standfirst) for standfirst in standfirsts} <= {story}, page_address
        others = page.xpath("//main//p[@class='credit'] | //main//time | //main//h1")
        assert {language_of(other) for other in others} <= {house}, page_address


def test_a_headline_in_the_houses_language_says_nothing_more(file_story: Any, rosa: Any, news: Any) -> None:
    a_full_story(file_story, "en-GB")
    for address in lists(news):
        assert not page_of(rosa, address).xpath("//body//@lang"), address


@pytest.mark.usefixtures("archive_at_work")
def test_the_related_and_the_latest_beside_a_story_say_their_languages(file_story: Any, rosa: Any) -> None:
    arabic, english = (file_story(f"Boats return {language}", language=language) for language in ("ar", "en-GB"))
    for story, other, language in ((arabic, english, ENGLISH), (english, arabic, ARABIC)):
        page = page_of(rosa, story.address)
        for place in ("related", "latest"):
            link = page.xpath(f"//section[contains(@class, '{place}')]//a[@href='{other.address}']")[0]
            assert language_of(link) == language


def test_the_desks_preview_of_a_story_is_as_readers_will_see_it(file_story: Any, client: Any, edith: Any) -> None:
    story = a_full_story(file_story, "ar")
    client.force_login(edith)
    with translation.override("de"):
        page = page_of(client, f"/desk/pages/{story.pk}/view_draft/")
    assert language_of(page) == ENGLISH
    assert language_of(page.xpath("//article//h1")[0]) == ARABIC
    assert language_of(page.xpath("//article//p[@class='stamp']")[0]) == ENGLISH


def test_a_headline_inside_a_sentence_of_the_houses_is_set_apart(file_story: Any, rosa: Any) -> None:
    story = a_full_story(file_story, "ar")
    page = page_of(rosa, f"/replies/{story.pk}/held/")
    assert language_of(page.xpath(f"//main//a[@href='{story.address}']")[0]) == ENGLISH
    assert language_of(page.xpath(f"//main//a[@href='{story.address}']/bdi")[0]) == ARABIC
