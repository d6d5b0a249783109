"""Slots: an editor's hand first, the rest fills itself, no story twice, and nothing placed is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from dateline.fronts.blocks import ContainerBlock
from dateline.fronts.models import Front
from dateline.lib import clock
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MakeUp = Callable[..., None]


@pytest.fixture
def make_up(paper: Any) -> MakeUp:
    """Makes up the front page of these blocks, from top to bottom."""

    def make(*blocks: tuple[str, dict[str, Any]]) -> None:
        front = Front.objects.get()
        front.body = front.body.stream_block.to_python(
            [{"type": kind, "value": value} for kind, value in blocks],
        )
        front.save_revision().publish()

    return make


def container(style: str, *stories: Any, **more: Any) -> tuple[str, dict[str, Any]]:
    words = {"title": "", "section": None, "size": 5, **more}
    return "container", {**words, "style": style, "stories": [story.pk for story in stories]}


def number(figure: str, story: Any = None) -> tuple[str, dict[str, Any]]:
    return "number", {"figure": figure, "text": "of something", "story": story and story.pk}


def front_page(reader: Any) -> Any:
    answer = reader.get("/")
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content)


def headlines(page: Any, path: str = "//main") -> list[str]:
    """The headlines of stories in slots (not in the latest list), in the order of the page."""
    found = page.xpath(f"{path}//article[contains(@class, 'teaser')]//*[self::h2 or self::h3]")
    return [" ".join(heading.text_content().split()) for heading in found]


def printed(page: Any) -> list[str]:
    """Every headline on the page, in slots and in the latest list."""
    found = page.xpath("//main//*[self::h2 or self::h3]/a[contains(@href, '/20')]")
    return [" ".join(heading.text_content().split()) for heading in found]


def figures(page: Any) -> list[str]:
    return [figure.text_content() for figure in page.xpath("//p[@class='figure']")]


def test_slots_filled_by_hand_come_first_and_the_rest_fills_itself(file_story: Any, make_up: MakeUp, rosa: Any) -> None:
    old, *_others = [file_story(f"Story {number}") for number in range(4)]
    make_up(container("list", old, size=3))
    assert headlines(front_page(rosa)) == ["Story 0", "Story 3", "Story 2"]


def test_a_container_of_a_section_fills_itself_from_that_section(
    file_story: Any, make_up: MakeUp, rosa: Any, news: Any
) -> None:
    sport = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
    file_story("Rovers win", section=sport)
    file_story("Council sits")
    make_up(container("list", section=sport.pk))
    assert headlines(front_page(rosa)) == ["Rovers win"]


def test_a_withdrawn_or_embargoed_pick_is_not_shown_and_its_slot_fills_itself(
    file_story: Any, make_up: MakeUp, rosa: Any
) -> None:
    gone, early, other = (file_story(headline) for headline in ("Gone", "Too early", "Other"))
    make_up(container("list", gone, early, size=2))
    assert headlines(front_page(rosa)) == ["Gone", "Too early"]
    withdraw(story=gone)
    type(early).objects.filter(pk=early.pk).update(embargoed_until=clock.now() + timedelta(hours=1))
    assert headlines(front_page(rosa)) == [other.title]


def test_a_story_picked_in_two_containers_stands_in_the_first_and_the_later_slot_fills_itself(
    file_story: Any, make_up: MakeUp, rosa: Any
) -> None:
    spare, twice = file_story("Spare"), file_story("Twice")
    make_up(container("list", twice, size=1), container("list", twice, size=1))
    assert headlines(front_page(rosa)) == [twice.title, spare.title]


def test_a_story_picked_twice_in_one_container_stands_once(file_story: Any, make_up: MakeUp, rosa: Any) -> None:
    spare, twice = file_story("Spare"), file_story("Twice")
    make_up(container("list", twice, twice, size=2))
    assert headlines(front_page(rosa)) == [twice.title, spare.title]


def test_a_splash_takes_no_more_stories_than_it_prints(file_story: Any, make_up: MakeUp, rosa: Any) -> None:
    filed = [file_story(f"Story {number}").title for number in range(16)]
    make_up(container("splash", size=5), container("list", size=5))
    page = front_page(rosa)
    assert len(headlines(page, "//section[contains(@class, 'splash')]")) == 3
    assert sorted(printed(page)) == sorted(filed)


def test_the_desk_is_told_when_a_splash_is_given_more_than_it_prints(file_story: Any) -> None:
    stories = [file_story(f"Story {number}") for number in range(4)]
    block = ContainerBlock()
    words = {"title": "", "section": None, "size": 5, "style": "splash"}
    block.clean(block.normalize({**words, "stories": stories[:3]}))
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.normalize({**words, "stories": stories}))
    assert "A splash shows three stories" in str(refusal.value.as_json_data())
    assert block.clean(block.normalize({**words, "stories": stories, "style": "list"}))


def test_what_a_splash_cannot_print_is_left_for_the_containers_under_it(
    file_story: Any, make_up: MakeUp, rosa: Any
) -> None:
    stories = [file_story(f"Story {number}") for number in range(4)]
    make_up(container("splash", *stories), container("list", stories[3], size=1))
    assert headlines(front_page(rosa)) == ["Story 0", "Story 1", "Story 2", "Story 3"]


def test_a_front_without_a_splash_keeps_no_stories_back_for_a_latest_list(
    file_story: Any, make_up: MakeUp, rosa: Any
) -> None:
    filed = [file_story(f"Story {number}").title for number in range(4)]
    make_up(container("list", size=1), container("list", size=3))
    assert sorted(printed(front_page(rosa))) == sorted(filed)


def test_the_latest_list_stands_beside_the_first_splash_only(file_story: Any, make_up: MakeUp, rosa: Any) -> None:
    filed = [file_story(f"Story {number}").title for number in range(12)]
    make_up(container("splash", size=1), container("splash", size=3))
    page = front_page(rosa)
    assert len(page.xpath("//section[@aria-label='Latest stories']")) == 1
    assert sorted(printed(page)) == sorted(filed)


def test_the_second_aside_of_a_container_does_not_replace_the_first(
    file_story: Any, make_up: MakeUp, rosa: Any
) -> None:
    file_story()
    make_up(container("section"), number("19"), number("20"), number("21"))
    page = front_page(rosa)
    assert figures(page) == ["19", "20", "21"]
    beside = page.xpath("//section[contains(@class, 'container')][.//article]//p[@class='figure']")
    assert [figure.text_content() for figure in beside] == ["19"]


@pytest.mark.parametrize("style", ["splash", "list"])
def test_an_aside_after_a_container_with_no_room_beside_it_stands_under_it(
    file_story: Any, make_up: MakeUp, rosa: Any, style: str
) -> None:
    file_story()
    make_up(container(style), number("19"))
    page = front_page(rosa)
    assert figures(page) == ["19"]
    assert page.xpath("//p[@class='figure']/preceding::article")


def test_an_aside_before_every_container_opens_the_front(file_story: Any, make_up: MakeUp, rosa: Any) -> None:
    file_story()
    make_up(number("19"), container("section"))
    page = front_page(rosa)
    assert figures(page) == ["19"]
    assert not page.xpath("//p[@class='figure']/preceding::article")


def test_asides_of_a_front_without_containers_stand_under_the_splash(
    file_story: Any, make_up: MakeUp, rosa: Any
) -> None:
    filed = [file_story(f"Story {number}").title for number in range(16)]
    make_up(number("19"), number("20"))
    page = front_page(rosa)
    assert figures(page) == ["19", "20"]
    assert len(page.xpath("//p[@class='figure']/preceding::section[contains(@class, 'splash')]")) == 1
    assert page.xpath("//p[@class='figure']/following::article")
    assert sorted(printed(page)) == sorted(filed)


def test_an_aside_after_a_container_with_no_stories_stands_alone(
    file_story: Any, make_up: MakeUp, rosa: Any, news: Any
) -> None:
    sport = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
    file_story()
    make_up(container("section"), container("section", section=sport.pk), number("19"))
    page = front_page(rosa)
    assert figures(page) == ["19"]
    assert not page.xpath("//section[.//article]//p[@class='figure']")
    assert not page.xpath("//a[@href='']")
