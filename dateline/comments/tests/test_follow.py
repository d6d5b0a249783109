"""New replies come by mail to who asked twice for them, once an hour, until they say stop."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from dateline.comments.actions.moderate import approve, reject
from dateline.comments.models import Follower, Reply
from dateline.comments.numbers import numbers_of
from dateline.comments.tasks import mail_followers
from dateline.gatekeeper.sender import email_hash
from dateline.gatekeeper.tests.solving import solved
from dateline.lib import clock
from dateline.ops.mail_rounds import call_for_mail
from dateline.publication.models import Replies
from dateline.publication.queries import current_house
from dateline.stories.actions.withdraw import withdraw
from tests.post_office import AWAY, html_of, text_of

pytestmark = pytest.mark.django_db
ROSA = "rosa@example.org"
HOUR = timedelta(hours=1, minutes=2)


@pytest.fixture
def story(at_noon: Any, file_story: Any, post: Any) -> Any:
    return file_story()


def ask(reader: Any, story: Any, email: str = ROSA, **more: str) -> Any:
    return reader.post(f"/replies/{story.pk}/follow/", {"email": email}, **more)


def follows(story: Any, email: str = ROSA) -> Follower:
    return Follower.objects.create(story=story, email=email, secret=email[:8], confirmed_at=clock.now())


def say(story: Any, name: str = "Ivo", **fields: Any) -> Reply:
    return Reply.objects.create(story=story, name=name, comment=f"So says {name}.", status="approved", **fields)


def links(mail: Any) -> list[str]:
    """The paths of the addresses of the text part."""
    return re.findall(r"https?://[^/\s]+(/\S+)", text_of(mail))


def mail_now(work: Any) -> None:
    mail_followers.enqueue()
    work()


def test_a_reader_asks_presses_the_button_in_the_mails_page_and_hears_until_they_stop(
    rosa: Any, story: Any, post: Any, work: Any, at_noon: Any
) -> None:
    assert b"Get new replies by mail" in rosa.get(story.address).content
    answer = ask(rosa, story, "Rosa@Example.org")
    assert (answer.status_code, answer["Location"]) == (303, "/replies/follow/asked/")
    assert b"on its way" in rosa.get(answer["Location"]).content
    work()
    (confirm,) = links(post.mail)
    assert confirm in html_of(post.mail)
    assert post.mail["List-Unsubscribe"] is None
    assert b"Yes, send me new replies" in rosa.get(confirm).content
    assert Follower.objects.get().confirmed_at is None, "looking at the link confirms nothing"
    assert b"from now on" in rosa.post(confirm).content
    at_noon.shift(timedelta(minutes=5))
    reply = say(story)
    mail_now(work)
    assert len(post.mails) == 1, "not before an hour is over"
    at_noon.shift(HOUR)
    mail_now(work)
    _, told = post.mails
    assert told["Subject"].strip() == f"New replies to “{story.title}” – The Courier"
    for part in (text_of(told), html_of(told)):
        assert "So says Ivo." in part
        assert f"/replies/{story.pk}/at/{reply.pk}/" in part
    stop = links(told)[-1]
    assert told["List-Unsubscribe"].strip() == f"<http://127.0.0.1:8000{stop}>"
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert b"Stop the mail" in rosa.get(stop).content
    assert Follower.objects.exists(), "looking at the link stops nothing"
    program = Client(enforce_csrf_checks=True, headers={"Origin": "https://mail.example"})
    assert program.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follower.objects.exists()
    assert b"No more mail comes" in rosa.get(stop).content


def test_nothing_is_sent_to_who_has_not_confirmed(story: Any, post: Any, work: Any, at_noon: Any) -> None:
    follower = follows(story)
    Follower.objects.update(confirmed_at=None)
    say(story)
    at_noon.shift(HOUR)
    mail_now(work)
    assert post.came == []
    assert follower.email == ROSA


def test_a_link_holds_for_three_days(rosa: Any, story: Any, post: Any, work: Any, at_noon: Any) -> None:
    ask(rosa, story)
    work()
    (confirm,) = links(post.mail)
    at_noon.shift(timedelta(days=3, minutes=1))
    assert rosa.get(confirm).status_code == 404
    assert rosa.post(confirm).status_code == 404
    assert rosa.get("/replies/follow/confirm/no-such/").status_code == 404


def test_who_asks_again_has_three_days_again(rosa: Any, story: Any, post: Any, work: Any, at_noon: Any) -> None:
    ask(rosa, story)
    at_noon.shift(timedelta(days=2, hours=23))
    ask(rosa, story)
    at_noon.shift(timedelta(days=1))
    assert rosa.get(f"/replies/follow/confirm/{Follower.objects.get().secret}/").status_code == 200


def test_asking_again_says_the_same_to_who_asks_and_tells_the_address_alone(
    rosa: Any, story: Any, post: Any, work: Any
) -> None:
    follows(story)
    new, known = ask(rosa, story, "new@example.org"), ask(rosa, story, ROSA)
    assert (new.status_code, new.content, dict(new.headers)) == (known.status_code, known.content, dict(known.headers))
    work()
    told = {mail["To"]: text_of(mail) for mail in post.mails}
    assert "by mail already" in told[ROSA]
    assert "/replies/follow/stop/" in told[ROSA]
    assert "/replies/follow/confirm/" in told["new@example.org"]
    assert Follower.objects.get(email=ROSA).confirmed_at is not None


def test_an_address_gets_three_links_a_day_and_a_network_asks_ten_times(
    story: Any, post: Any, work: Any, file_story: Any
) -> None:
    for number in range(5):
        asked = Client().post(
            f"/replies/{file_story(f'Story {number}').pk}/follow/", {"email": ROSA}, REMOTE_ADDR=f"203.0.{number}.5"
        )
        assert asked.status_code == 303
    work()
    assert len(post.came) == 3
    answers = [ask(Client(), story, f"a{number}@example.org") for number in range(11)]
    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    assert b"a10@example.org" in answers[-1].content


@pytest.mark.parametrize("email", ["", "rosa", "a@b\r\nBcc: eve@example.org", "rosa@example.org, eve@example.org"])
def test_what_is_no_address_is_asked_for_again_and_kept(rosa: Any, story: Any, post: Any, email: str) -> None:
    answer = ask(rosa, story, email)
    assert answer.status_code == 422
    assert b"like rosa@example.org" in answer.content
    assert not Follower.objects.exists()


def test_a_robot_and_a_foreign_page_ask_for_nothing(rosa: Any, story: Any, post: Any, work: Any) -> None:
    filled = rosa.post(f"/replies/{story.pk}/follow/", {"email": ROSA, "website": "x"})
    assert filled["Location"] == "/replies/follow/asked/"
    assert ask(rosa, story, HTTP_ORIGIN="https://evil.example").status_code == 403
    work()
    assert post.came == []
    assert not Follower.objects.exists()


def test_where_no_mail_can_be_sent_nothing_is_offered(rosa: Any, story: Any, settings: Any) -> None:
    settings.CAN_MAIL = False
    assert b"by mail" not in rosa.get(story.address).content
    assert ask(rosa, story).status_code == 404


def test_nobody_is_told_of_their_own_reply_or_twice_or_of_one_deleted_by_its_writer(
    story: Any, post: Any, work: Any, at_noon: Any
) -> None:
    follows(story)
    at_noon.shift(timedelta(minutes=1))
    say(story, "Rosa", email_hash=email_hash(ROSA))
    say(story, "Gone", erased_at=clock.now())
    at_noon.shift(HOUR)
    mail_now(work)
    assert post.came == []
    at_noon.shift(timedelta(seconds=1))
    say(story, "Ann")
    at_noon.shift(HOUR)
    for _ in range(2):
        mail_now(work)
        at_noon.shift(HOUR)
    assert "So says Ann." in text_of(post.mail)
    assert "Rosa" not in text_of(post.mail)


def test_many_new_replies_come_in_one_mail_the_first_ten_in_full(
    story: Any, post: Any, work: Any, at_noon: Any
) -> None:
    follows(story)
    at_noon.shift(HOUR)
    for number in range(13):
        say(story, f"N{number:02}")
    at_noon.shift(HOUR)
    mail_now(work)
    told = text_of(post.mail)
    assert re.findall(r"So says (N\d+)", told) == [f"N{number:02}" for number in range(10)]
    assert "And 3 more." in told


def test_a_reply_approved_late_is_told_when_it_appears(story: Any, post: Any, work: Any, at_noon: Any) -> None:
    reply = Reply.objects.create(story=story, name="Ivo", comment="So says Ivo.")
    at_noon.shift(timedelta(days=2))
    follows(story)
    at_noon.shift(HOUR)
    mail_now(work)
    assert post.came == []
    Reply.objects.filter(pk=reply.pk).update(status="approved", moderated_at=clock.now())
    at_noon.shift(HOUR)
    mail_now(work)
    assert "So says Ivo." in text_of(post.mail)


def test_when_the_mail_server_is_away_all_are_told_later_and_once(
    story: Any, post: Any, work: Any, at_noon: Any
) -> None:
    for name in ("ann", "ben", "cid"):
        follows(story, f"{name}@example.org")
    at_noon.shift(timedelta(minutes=1))
    say(story)
    at_noon.shift(HOUR)
    post.answers = ["250 Taken", AWAY]
    for _ in range(3):
        mail_now(work)
    assert sorted(mail["To"] for mail in post.mails) == [f"{name}@example.org" for name in ("ann", "ben", "cid")]


def test_followers_of_a_withdrawn_story_hear_nothing(story: Any, post: Any, work: Any, at_noon: Any) -> None:
    follower = follows(story)
    at_noon.shift(timedelta(minutes=1))
    say(story)
    at_noon.shift(HOUR)
    withdraw(story=story, notice="Another clock.")
    mail_now(work)
    assert post.came == []
    assert Client().get(f"/replies/follow/confirm/{follower.secret}/").status_code == 404


def test_the_worker_calls_for_the_mail_once_and_only_where_somebody_follows(
    story: Any, post: Any, work: Any, at_noon: Any
) -> None:
    call_for_mail()
    follows(story)
    call_for_mail()
    call_for_mail()
    assert work() == 1
    call_for_mail()
    assert work() == 1


def test_what_was_in_print_before_and_comes_back_is_not_told_of_as_new(
    story: Any, post: Any, work: Any, mo: Any, at_noon: Any
) -> None:
    old = Reply.objects.create(story=story, name="Ivo", comment="So says Ivo.")
    approve(reply=old, moderator=mo)
    at_noon.shift(HOUR)
    follows(story)
    at_noon.shift(HOUR)
    approve(reply=old, moderator=mo)
    reject(reply=old, moderator=mo)
    approve(reply=old, moderator=mo)
    at_noon.shift(HOUR)
    mail_now(work)
    assert post.came == []
    say(story, "Ann")
    at_noon.shift(HOUR)
    mail_now(work)
    assert "So says Ann." in text_of(post.mail)
    assert "So says Ivo." not in text_of(post.mail)


def test_what_the_gatekeeper_printed_and_a_moderator_approves_later_is_not_told_of_twice(
    rosa: Any, story: Any, post: Any, work: Any, mo: Any, at_noon: Any
) -> None:
    house = current_house()
    house.replies = Replies.OPEN
    house.save()
    follows(story)
    solution = solved(about=story.pk)
    at_noon.shift(timedelta(minutes=1))
    rosa.post(f"/replies/{story.pk}/", {"name": "Ivo", "comment": "So says Ivo.", "altcha": solution})
    assert Reply.objects.get().is_approved
    at_noon.shift(HOUR)
    mail_now(work)
    assert "So says Ivo." in text_of(post.mail)
    approve(reply=Reply.objects.get(), moderator=mo)
    at_noon.shift(HOUR)
    mail_now(work)
    assert len(post.mails) == 1
    at_noon.shift(timedelta(days=1))
    numbers = numbers_of(2026)
    assert (numbers.printed_at_once, numbers.printed) == (1, 0)
