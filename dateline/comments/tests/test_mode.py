"""Who reads a reply first is said by the story, else by its section, else by the house; and when it closes."""

from datetime import timedelta
from typing import Any

import pytest

from dateline.comments.models import Reply
from dateline.gatekeeper.tests.solving import solved
from dateline.press.rendering import render
from dateline.publication.models import Replies
from dateline.publication.queries import current_house
from dateline.stories.models import Section, Story
from dateline.stories.pressing import sections_and_locks

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PEN = "0123456789abcdef" * 2
FORM = b'name="comment"'


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


def set_house(**fields: Any) -> None:
    house = current_house()
    for name, value in fields.items():
        setattr(house, name, value)
    house.save()


def set_section(**fields: Any) -> None:
    Section.objects.filter(slug="news").update(**fields)


def set_story(story: Any, **fields: Any) -> None:
    Story.objects.filter(pk=story.pk).update(**fields)


def send(rosa: Any, story: Any, at_noon: Any, **fields: str) -> str:
    sent = solved(about=story.pk)
    at_noon.shift(timedelta(minutes=1))
    told = {"name": "Rosa", "comment": f"No. {Reply.objects.count()}", "altcha": sent, **fields}
    rosa.post(f"/replies/{story.pk}/", told)
    return Reply.objects.latest("pk").status


def test_a_story_goes_its_own_way_or_its_sections_or_the_houses(rosa: Any, story: Any, at_noon: Any) -> None:
    assert send(rosa, story, at_noon) == Reply.Status.PENDING
    set_section(reply_mode=Replies.OPEN)
    assert send(rosa, story, at_noon) == Reply.Status.APPROVED
    set_story(story, reply_mode=Replies.HELD)
    assert send(rosa, story, at_noon) == Reply.Status.PENDING


def test_a_section_may_take_none_and_one_of_its_stories_some(rosa: Any, story: Any) -> None:
    set_section(reply_mode=Replies.CLOSED)
    assert FORM not in rosa.get(story.address).content
    assert rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "Well."}).status_code == 422
    set_story(story, reply_mode=Replies.HELD)
    assert rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "Well."}).status_code == 303


def test_who_comes_to_the_form_of_a_closed_story_is_led_to_the_thread(rosa: Any, story: Any) -> None:
    assert rosa.get(f"/replies/{story.pk}/").status_code == 200
    set_story(story, replies_open=False)
    answer = rosa.get(f"/replies/{story.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"{story.address}#replies")


def test_a_story_that_takes_no_replies_takes_none_whatever_its_mode(rosa: Any, story: Any) -> None:
    set_story(story, reply_mode=Replies.OPEN, replies_open=False)
    assert rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "Well."}).status_code == 422


def test_a_story_that_takes_replies_leads_to_them_from_its_head(rosa: Any, story: Any) -> None:
    link = b'<a href="#replies">Replies</a>'
    assert link in rosa.get(story.address).content
    set_house(replies=Replies.CLOSED)
    assert link not in rosa.get(story.address).content
    set_section(reply_mode=Replies.OPEN)
    assert link in rosa.get(story.address).content
    set_story(story, replies_open=False)
    assert link not in rosa.get(story.address).content


def test_what_leads_to_the_replies_does_not_change_with_each_of_them(story: Any) -> None:
    before = render(story.address)
    Reply.objects.create(story=story, name="Rosa", comment="Well said.", status=Reply.Status.APPROVED)
    after = render(story.address)
    assert before is not None
    assert after is not None
    assert (before.pieces, before.made_from.keys) == (after.pieces, after.made_from.keys)


@pytest.mark.parametrize("whose", ["house", "section", "story"])
def test_replies_close_by_the_clock_and_the_form_is_gone(rosa: Any, story: Any, at_noon: Any, whose: str) -> None:
    {"house": set_house, "section": set_section, "story": lambda **days: set_story(story, **days)}[whose](
        replies_close_after=3
    )
    at_noon.move_to(story.published_at + timedelta(days=3, seconds=-1))
    assert FORM in rosa.get(story.address).content
    at_noon.shift(timedelta(seconds=1))
    assert FORM not in rosa.get(story.address).content
    answer = rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "Too late?"})
    assert answer.status_code == 422
    assert b"This story takes no replies." in answer.content
    assert b"Too late?" in answer.content


def test_the_nearest_number_of_days_counts(story: Any, at_noon: Any, rosa: Any) -> None:
    set_house(replies_close_after=1)
    set_section(replies_close_after=9)
    at_noon.shift(timedelta(days=2))
    assert FORM in rosa.get(story.address).content
    set_story(story, replies_close_after=2)
    assert FORM not in rosa.get(story.address).content


def test_what_closes_by_the_clock_is_pressed_with_its_end(story: Any, at_noon: Any) -> None:
    set_house(replies_close_after=3)
    assert end_of_thread(story) == (story.published_at + timedelta(days=3)).timestamp()
    at_noon.move_to(story.published_at + timedelta(days=3))
    assert end_of_thread(story) is None


def test_a_section_that_changes_its_way_has_its_pages_pressed_again(story: Any) -> None:
    before = sections_and_locks()
    set_section(reply_mode=Replies.CLOSED)
    assert sections_and_locks() != before


def end_of_thread(story: Any) -> float | None:
    """The moment the pressed part would differ by the clock alone."""
    made = render(f"replies:{story.pk}")
    assert made is not None
    return made.made_from.until


def test_the_first_reply_of_a_reader_is_read_and_later_ones_appear_at_once(rosa: Any, story: Any, at_noon: Any) -> None:
    set_house(replies=Replies.FIRST)
    assert b"your first reply before it appears" in rosa.get(story.address).content
    assert send(rosa, story, at_noon, pen=PEN) == Reply.Status.PENDING
    assert send(rosa, story, at_noon, pen=PEN) == Reply.Status.PENDING, "nobody has printed one yet"
    Reply.objects.update(status=Reply.Status.APPROVED)
    assert send(rosa, story, at_noon, pen=PEN) == Reply.Status.APPROVED
    assert send(rosa, story, at_noon, pen="f" * 32) == Reply.Status.PENDING
    assert send(rosa, story, at_noon) == Reply.Status.PENDING


def test_who_had_one_rejected_lately_is_read_first_once_more(rosa: Any, story: Any, at_noon: Any) -> None:
    set_house(replies=Replies.FIRST)
    send(rosa, story, at_noon, pen=PEN)
    send(rosa, story, at_noon, pen=PEN)
    first, second = Reply.objects.order_by("pk")
    Reply.objects.filter(pk=first.pk).update(status=Reply.Status.APPROVED)
    Reply.objects.filter(pk=second.pk).update(status=Reply.Status.REJECTED, moderated_at=second.created_at)
    assert send(rosa, story, at_noon, pen=PEN) == Reply.Status.PENDING
    at_noon.shift(timedelta(days=31))
    assert send(rosa, story, at_noon, pen=PEN) == Reply.Status.APPROVED
