"""A reader recommends a reply: once, without an account, and without costing the press more than once a minute."""

from datetime import timedelta
from typing import Any

import lxml.html
import pytest

from dateline.comments.actions.count_recommendations import count_all_recommendations
from dateline.comments.actions.recommend import recommend
from dateline.comments.models import Recommendation, Reply
from dateline.comments.recommend import MOST
from dateline.press.models import Touch
from dateline.stories.actions.withdraw import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(at_noon: Any, file_story: Any) -> Reply:
    return Reply.objects.create(story=file_story(), name="Ada", comment="Well said.", status="approved")


def click(rosa: Any, reply: Reply, address: str = "203.0.113.7", **told: str) -> Any:
    return rosa.post(f"/replies/recommend/{reply.pk}/", REMOTE_ADDR=address, **told)


def number_of(reply: Reply) -> int:
    return Reply.objects.get(pk=reply.pk).recommended


def test_a_recommendation_counts_once_a_reader_and_stands_in_print(rosa: Any, reply: Reply) -> None:
    answer = click(rosa, reply)
    assert (answer.status_code, answer["Location"]) == (303, f"/replies/{reply.story_id}/at/{reply.pk}/")
    assert click(rosa, reply).status_code == 303
    assert number_of(reply) == 1
    assert "Recommend <span>1</span>" in rosa.get(reply.story.address).content.decode()
    assert not answer.cookies


def test_neighbours_count_each_and_a_household_of_its_own_network_once(rosa: Any, reply: Reply, at_noon: Any) -> None:
    for address in ("203.0.113.7", "203.0.113.8", "2001:db8::1", "2001:db8::2"):
        click(rosa, reply, address)
    count_all_recommendations()
    assert number_of(reply) == 3


def test_nobody_can_tell_from_what_is_kept_what_else_a_reader_recommended(rosa: Any, reply: Reply) -> None:
    other = Reply.objects.create(story=reply.story, name="Ada", comment="Again.", status="approved")
    click(rosa, reply)
    click(rosa, other)
    first, second = Recommendation.objects.values_list("reader_hash", flat=True)
    assert first != second
    assert "203.0.113.7" not in first + second


def test_however_many_click_a_thread_is_touched_once_a_minute_and_every_click_counts(
    reply: Reply, at_noon: Any
) -> None:
    before = Touch.objects.count()
    for reader in range(30):
        recommend(reply=reply, reader=f"reader {reader}")
    assert Touch.objects.count() == before + 1
    assert number_of(reply) == 1
    at_noon.shift(timedelta(minutes=1, seconds=1))
    count_all_recommendations()
    assert number_of(reply) == 30
    count_all_recommendations()
    assert (number_of(reply), Touch.objects.count()) == (30, before + 2)


def test_a_number_outlives_what_is_known_of_its_readers(reply: Reply) -> None:
    recommend(reply=reply, reader="somebody")
    Recommendation.objects.all().delete()
    count_all_recommendations()
    assert number_of(reply) == 1


def test_the_most_recommended_come_first_where_a_reader_asks_for_them(rosa: Any, reply: Reply) -> None:
    liked = Reply.objects.create(story=reply.story, name="Grace", comment="Better said.", status="approved")
    recommend(reply=liked, reader="somebody")
    page = rosa.get(f"/replies/{reply.story_id}/recommended/").content.decode()
    assert page.index("Better said.") < page.index("Well said.")


def test_the_button_says_whose_reply_is_recommended(rosa: Any, reply: Reply) -> None:
    click(rosa, reply)
    page: Any = lxml.html.fromstring(rosa.get(reply.story.address).content)
    (button,) = page.xpath("//form[@data-recommend]/button")
    assert button.text_content() == f"Recommend 1: the reply by {reply.name}"


def test_one_network_that_clicks_without_end_is_told_so(rosa: Any, reply: Reply) -> None:
    for _ in range(MOST):
        click(rosa, reply)
    answer = click(rosa, reply)
    assert answer.status_code == 429
    assert "Many recommendations came from your network" in answer.content.decode()


def test_what_is_not_in_print_cannot_be_recommended(rosa: Any, reply: Reply) -> None:
    hidden = Reply.objects.create(story=reply.story, name="Ada", comment="Hm.", status="pending")
    assert click(rosa, hidden).status_code == 404
    assert click(rosa, reply, HTTP_ORIGIN="http://evil.example").status_code == 403
    assert rosa.get(f"/replies/recommend/{reply.pk}/").status_code == 405
    withdraw(story=reply.story, notice="It was another clock.")
    assert click(rosa, reply).status_code == 404
    assert not Recommendation.objects.exists()


def test_what_the_newsroom_picked_and_wrote_says_so(rosa: Any, reply: Reply) -> None:
    Reply.objects.filter(pk=reply.pk).update(is_pick=True, is_staff=True)
    page = rosa.get(reply.story.address).content.decode()
    assert "Editor’s pick" in page
    assert "from the newsroom" in page
