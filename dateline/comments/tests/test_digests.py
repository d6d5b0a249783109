"""Moderators who want it are mailed what waits, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from dateline.comments.models import Appeal, DigestWish, Letter, Reply, Report
from dateline.comments.tasks import mail_digests
from dateline.lib import clock
from tests.post_office import AWAY, html_of, text_of

pytestmark = pytest.mark.django_db
SCREEN = "/desk/replies/mail/"
HOUR = timedelta(hours=1)


@pytest.fixture
def story(at_noon: Any, file_story: Any, post: Any) -> Any:
    return file_story()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def wishes(user: Any, how_often: str) -> Any:
    user.email = f"{user.username}@courier.example"
    user.save()
    signed_in(user).post(SCREEN, {"how_often": how_often})
    return user


def wait(story: Any, comment: str = "<b>Well</b> said.") -> Reply:
    return Reply.objects.create(story=story, name="Rosa", comment=comment)


def mail_now(work: Any) -> None:
    mail_digests.enqueue()
    work()


def test_every_hour_who_wants_it_is_told_how_many_wait_since_when_and_how_they_begin(
    story: Any, post: Any, work: Any, mo: Any, at_noon: Any
) -> None:
    wishes(mo, "hourly")
    mail_now(work)
    assert post.came == [], "nothing waits"
    first = wait(story)
    withheld = Reply.objects.create(story=story, name="Ivo", comment="Buy", status="withheld")
    Letter.objects.create(reply=withheld, text="Please")
    Report.objects.create(reply=first, rule="abuse")
    for _ in range(2):
        mail_now(work)
    at_noon.shift(HOUR)
    mail_now(work)
    first_mail, second = post.mails
    assert first_mail["To"] == "mo@courier.example"
    assert "3 replies wait" in first_mail["Subject"]
    assert first_mail["List-Unsubscribe"].strip() == f"<http://127.0.0.1:8000{SCREEN}>"
    for words in ("1 reply waits to be read.", "23 November 2026", "1 reply is reported.", "1 is withheld"):
        assert words in text_of(second)
        assert words in html_of(second)
    assert "<b>Well</b> said." in text_of(second)
    assert "&lt;b&gt;Well&lt;/b&gt; said." in html_of(second)


def test_every_day_it_comes_once_from_seven_by_the_houses_clock(
    story: Any, post: Any, work: Any, mo: Any, at_noon: Any
) -> None:
    wishes(mo, "daily")
    wait(story)
    came = []
    for _ in range(48):
        mail_now(work)
        came.append((clock.now().hour, len(post.came)))
        at_noon.shift(HOUR)
    assert [hour for (hour, count), (_, before) in zip(came[1:], came, strict=False) if count > before] == [7, 7]
    assert came[0] == (12, 1)


def test_nothing_comes_to_who_wants_none_or_moderates_no_more(story: Any, post: Any, work: Any, hire: Any) -> None:
    never, gone, left = (hire(name, "Moderator") for name in ("nora", "gus", "lea"))
    wishes(never, "never")
    wishes(gone, "hourly").groups.clear()
    wishes(left, "hourly")
    left.is_active = False
    left.save()
    wait(story)
    mail_now(work)
    assert post.came == []


def test_when_the_mail_server_is_away_the_next_call_tells(story: Any, post: Any, work: Any, mo: Any) -> None:
    wishes(mo, "hourly")
    wait(story)
    post.answers = [AWAY]
    for _ in range(3):
        mail_now(work)
    assert len(post.came) == 1


def test_the_wish_is_ones_own_and_for_who_moderates(mo: Any, edith: Any, ravi: Any, stan: Any, rosa: Any) -> None:
    for who, status in ((mo, 200), (edith, 200), (ravi, 302), (stan, 302)):
        assert signed_in(who).get(SCREEN).status_code == status
        signed_in(who).post(SCREEN, {"how_often": "daily"})
        assert DigestWish.objects.filter(moderator=who).exists() == (status == 200)
    assert rosa.get(SCREEN).status_code == 302
    assert b"Choose one of the three." in signed_in(mo).post(SCREEN, {"how_often": "always"}).content
    assert DigestWish.objects.get(moderator=mo).how_often == "daily"


def test_appeals_and_letters_about_no_reply_are_told_of_too(story: Any, post: Any, work: Any, mo: Any) -> None:
    wishes(mo, "hourly")
    rejected = Reply.objects.create(story=story, name="Ivo", comment="He lied.", status="rejected")
    Appeal.objects.create(reply=rejected, words="He did.")
    Letter.objects.create(text="Good morning.")
    mail_now(work)
    assert "2 replies wait" in post.mail["Subject"]
    for part in (text_of(post.mail), html_of(post.mail)):
        assert "1 appeal waits for another moderator." in part
        assert "1 letter waits." in part
