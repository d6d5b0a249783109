"""In a flood some replies without a proof wait, the rest is turned away with its text, and a proved one is taken."""

import html
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import lxml.html
import pytest

from dateline.comments.crowds import FORM
from dateline.comments.limits import MOST_IN_FLOOD, MOST_OF_A_NETWORK, OF_LATE, READ_ONE_BY_ONE
from dateline.comments.models import Reply
from dateline.gatekeeper import pressure
from dateline.gatekeeper.models import Attempt
from dateline.gatekeeper.pressure import CALM
from dateline.gatekeeper.tests.solving import solved

pytestmark = pytest.mark.django_db
WORDS = "I saw the clock stop on <Tuesday>, and nobody came."


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


def send(reader: Any, story: Any, number: int = 0, **fields: str) -> Any:
    """From a network of its own."""
    address = f"10.{number // 250}.{number % 250}.1"
    sent = urlencode({"name": "Rosa “R” Öz", "comment": WORDS, **fields})
    return reader.post(f"/replies/{story.pk}/", sent, content_type=FORM, REMOTE_ADDR=address)


def page_of(answer: Any) -> Any:
    return lxml.html.fromstring(answer.content.decode())


def wait_unread(story: Any, number: int, **fields: Any) -> None:
    Reply.objects.bulk_create(
        Reply(story=story, name="Bot", comment=f"{each}", is_proved=False, **fields) for each in range(number)
    )


def tried_hard() -> None:
    for _ in range(CALM + 1):
        pressure.GAUGE.note()


def test_the_first_are_read_one_by_one_and_those_after_them_are_one_flood(rosa: Any, story: Any) -> None:
    wait_unread(story, READ_ONE_BY_ONE - 1)
    assert send(rosa, story, 1).status_code == send(rosa, story, 2).status_code == 303
    assert list(Reply.objects.order_by("pk").values_list("in_flood", flat=True))[-2:] == [False, True]


def test_what_is_proved_is_never_part_of_a_flood(rosa: Any, story: Any, at_noon: Any) -> None:
    tried_hard()
    wait_unread(story, READ_ONE_BY_ONE)
    wait_unread(story, MOST_IN_FLOOD, in_flood=True)
    sent = solved(about=story.pk)
    at_noon.shift(timedelta(seconds=40))
    assert send(rosa, story, altcha=sent).status_code == 303
    reply = Reply.objects.latest("pk")
    assert (reply.comment, reply.is_proved, reply.in_flood) == (WORDS, True, False)


def test_ten_minutes_later_one_without_a_proof_is_read_by_itself_again(rosa: Any, story: Any, at_noon: Any) -> None:
    wait_unread(story, READ_ONE_BY_ONE)
    at_noon.shift(OF_LATE + timedelta(seconds=1))
    send(rosa, story)
    assert not Reply.objects.latest("pk").in_flood


@pytest.mark.parametrize("is_high", [False, True])
def test_once_the_flood_is_as_long_as_it_may_be_the_text_comes_back(rosa: Any, story: Any, is_high: bool) -> None:
    if is_high:
        tried_hard()
    wait_unread(story, READ_ONE_BY_ONE)
    wait_unread(story, MOST_IN_FLOOD, in_flood=True)
    before = Reply.objects.count()
    answer = send(rosa, story)
    assert answer.status_code == 429
    assert Reply.objects.count() == before
    page = page_of(answer)
    assert "send it again in ten minutes" in html.unescape(answer.content.decode())
    assert page.get_element_by_id("reply-comment").text.strip() == WORDS
    assert page.get_element_by_id("reply-name").value == "Rosa “R” Öz"
    assert page.xpath("//form[@data-challenge]")[0].get("action") == f"/replies/{story.pk}/"


def test_while_the_doors_are_tried_hard_what_is_forged_gets_the_same_words_and_its_text(
    rosa: Any, story: Any, django_assert_max_num_queries: Any
) -> None:
    tried_hard()
    send(rosa, story, altcha="nonsense")  # the page is made once a minute
    with django_assert_max_num_queries(0):
        answer = send(rosa, story, altcha="nonsense", comment='"><script>alert(1)</script>', email="the <name>@x")
    assert answer.status_code == 422
    page = page_of(answer)
    assert "The check of your browser failed" in answer.content.decode()
    assert page.xpath("//button[@name='person']")
    assert page.get_element_by_id("reply-comment").text.strip() == '"><script>alert(1)</script>'
    assert "alert" not in "".join(page.xpath("//script/text()"))
    assert not Reply.objects.exists()
    assert not Attempt.objects.exists()


def test_what_a_reader_typed_stands_where_it_was_typed_whatever_it_says(rosa: Any, story: Any) -> None:
    tried_hard()
    answer = send(
        rosa, story, altcha="nonsense", comment="(the name) (the pen) /replies/(the story)/", name="(the comment)"
    )
    page = page_of(answer)
    assert page.get_element_by_id("reply-comment").text.strip() == "(the name) (the pen) /replies/(the story)/"
    assert page.get_element_by_id("reply-name").value == "(the comment)"


def test_the_page_in_a_flood_does_not_say_who_reads_first_for_it_does_not_know(rosa: Any, story: Any) -> None:
    tried_hard()
    answer = send(rosa, story, altcha="nonsense")
    assert answer.status_code == 422
    assert b"A moderator reads" not in answer.content
    assert b"Without JavaScript a person reads it before it appears." in answer.content


def test_a_draft_is_kept_under_one_name_on_every_page_of_a_story_and_forgotten_by_it(rosa: Any, story: Any) -> None:
    of_the_story = page_of(rosa.get(story.address)).xpath("//form/@data-reply")
    of_an_error = page_of(send(rosa, story, name="")).xpath("//form/@data-reply")
    forgotten = page_of(rosa.get(send(rosa, story)["Location"])).xpath("//@data-sent")
    tried_hard()
    of_the_flood = page_of(send(rosa, story, altcha="nonsense")).xpath("//form/@data-reply")
    assert of_the_story == of_an_error == of_the_flood == forgotten == [f"/replies/{story.pk}/"]


def test_a_full_flood_is_looked_at_once_in_a_while_and_let_in_again_when_moderators_cleared_it(
    rosa: Any, story: Any, at_noon: Any, django_assert_max_num_queries: Any
) -> None:
    tried_hard()
    wait_unread(story, READ_ONE_BY_ONE)
    wait_unread(story, MOST_IN_FLOOD, in_flood=True)
    send(rosa, story)
    send(rosa, story)
    with django_assert_max_num_queries(0):
        assert send(rosa, story).status_code == 429
    Reply.objects.update(status="rejected")
    at_noon.shift(timedelta(seconds=6))
    assert send(rosa, story).status_code == 303


def test_one_network_that_sends_too_much_is_turned_away_without_a_write(
    rosa: Any, story: Any, django_assert_num_queries: Any
) -> None:
    for _ in range(MOST_OF_A_NETWORK):
        send(rosa, story)
    tried_hard()
    counted = Attempt.objects.get().count
    assert send(rosa, story).status_code == 429
    assert Attempt.objects.get().count == counted == MOST_OF_A_NETWORK


def test_a_button_pressed_twice_in_a_flood_still_leads_to_its_reply(
    rosa: Any, story: Any, django_capture_on_commit_callbacks: Any
) -> None:
    tried_hard()
    sent = solved(about=story.pk)
    with django_capture_on_commit_callbacks(execute=True):
        first = send(rosa, story, altcha=sent)
    assert send(rosa, story, altcha=sent)["Location"] == first["Location"]
    assert Reply.objects.count() == 1


def test_a_solution_sent_again_and_again_asks_the_database_nothing(
    rosa: Any, story: Any, django_capture_on_commit_callbacks: Any, django_assert_max_num_queries: Any
) -> None:
    tried_hard()
    sent = solved(about=story.pk)
    with django_capture_on_commit_callbacks(execute=True):
        send(rosa, story, altcha=sent)
    for _ in range(21):
        send(rosa, story, altcha=sent, comment="Another one.")
    with django_assert_max_num_queries(0):
        assert send(rosa, story, altcha=sent, comment="Another one.").status_code == 422
    assert Reply.objects.count() == 1
