"""One story page with all its places, as docs/one-story-page.md explains it row by row."""

from typing import Any

import lxml.html
import pytest

from dateline.bylines.models import Author
from dateline.comments.actions.moderate import approve
from dateline.comments.models import Reply
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, StorySubject
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db


def page_of(reader: Any, address: str) -> Any:
    """The page as a tree; it has to answer 200."""
    answer = reader.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content)


def words(page: Any, path: str) -> list[str]:
    """What stands at `path`, with its white space tidied."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_a_story_has_its_headline_place_byline_words_and_corrections(file_story: Any, rosa: Any) -> None:
    ines, wilf = (Author.objects.create(name=name, slug=name.lower()) for name in ("Ines", "Wilf"))
    story = file_story(
        "Two mayors meet",
        standfirst="For fifty minutes.",
        filed_from="Kelderness",
        body=[
            ("paragraph", "<p>They talked about a ferry.</p>"),
            ("pull_quote", {"quote": "“A list.”", "speaker": "Lena Brandt"}),
        ],
        bylines=[Byline(author=ines, role="by"), Byline(author=wilf, role="pictures")],
        corrections=[Correction(kind="correction", text="It was fifty minutes, not forty.", place="top")],
    )
    page = page_of(rosa, story.address)
    assert words(page, "//article//h1") == ["Two mayors meet"]
    article = " ".join(words(page, "//article"))
    for part in (
        "For fifty minutes.", "Kelderness", "They talked about a ferry.", "“A list.”", "Lena Brandt",
        "It was fifty minutes, not forty.",
    ):  # fmt: skip
        assert part in article
    assert words(page, "//article//a[@rel='author']") == ["Ines", "Wilf"]
    assert page.xpath("//article//time[@datetime]")


def test_a_story_ends_with_a_card_that_leads_to_all_its_author_wrote(file_story: Any, rosa: Any) -> None:
    ines = Author.objects.create(name="Ines Calloway", slug="ines-calloway", bio="She keeps her own minutes.")
    story = file_story("Two mayors meet", bylines=[Byline(author=ines, role="by")])
    page = page_of(rosa, story.address)
    card = page.xpath("//section[@aria-label='About Ines Calloway']")[0]
    assert "She keeps her own minutes." in card.text_content()
    assert card.xpath(".//a[@href='/authors/ines-calloway/']")
    assert "Two mayors meet" in words(page_of(rosa, "/authors/ines-calloway/"), "//main//h3")


def test_the_latest_stories_stand_beside_a_story_newest_first(file_story: Any, rosa: Any, time_machine: Any) -> None:
    filed = []
    for hour in (8, 9, 10):
        time_machine.move_to(f"2026-11-23T{hour:02}:00:00Z", tick=False)
        filed.append(file_story(f"Filed at {hour}"))
    file_story("Not yet", publish=False)
    page = page_of(rosa, filed[0].address)
    latest = words(page, "//*[@aria-label='Latest stories']//h3")
    assert latest == ["Filed at 10", "Filed at 9", "Filed at 8"]


def test_related_articles_share_subjects_and_are_never_the_story_itself_nor_withdrawn(
    file_story: Any, rosa: Any
) -> None:
    ferry = Subject.objects.create(name="Estuary ferry", slug="estuary-ferry", kind="topic")
    story, sharing, gone = (
        file_story(headline, story_subjects=[StorySubject(subject=ferry)])
        for headline in ("Ferry agreed", "A keel is laid", "A hoax about boats")
    )
    withdraw(story=gone)
    related = words(page_of(rosa, story.address), "//*[@aria-label='Related articles']//h3")
    assert related == ["A keel is laid"]
    assert sharing.address in rosa.get(story.address).content.decode()


def test_a_reply_without_a_name_comes_back_with_its_words_and_an_error_at_the_field(file_story: Any, rosa: Any) -> None:
    story = file_story()
    action = page_of(rosa, story.address).xpath("//*[@id='reply']//form/@action")[0]
    answer = rosa.post(action, {"comment": "The pontoon is very nice.", "name": ""})
    assert answer.status_code == 422
    page: Any = lxml.html.fromstring(answer.content)
    form = page.xpath("//*[@id='reply']//form")[0]
    assert "The pontoon is very nice." in form.xpath(".//textarea")[0].text_content()
    field = form.xpath(".//input[@name='name']")[0]
    assert field.get("aria-invalid") == "true"
    assert form.xpath(f".//*[@id='{field.get('aria-describedby').split()[-1]}']")[0].text_content().strip()
    assert not Reply.objects.exists()


def test_a_reply_is_read_under_the_story_once_a_moderator_approved_it(file_story: Any, rosa: Any, mo: Any) -> None:
    story = file_story()
    action = page_of(rosa, story.address).xpath("//*[@id='reply']//form/@action")[0]
    assert rosa.post(action, {"comment": "Very nice.", "name": "Sue"}).status_code == 303
    assert "Very nice." not in page_of(rosa, story.address).text_content()
    approve(reply=Reply.objects.get(), moderator=mo)
    assert "Very nice." in words(page_of(rosa, story.address), "//*[@id='replies']")[0]
