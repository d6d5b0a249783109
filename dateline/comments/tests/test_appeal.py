"""Whoever's reply was rejected may ask, once, for another moderator."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.comments.actions.decide_appeal import decide_appeal
from dateline.comments.appeal_link import appeal_address, is_signed
from dateline.comments.errors import DecidedSince
from dateline.comments.models import Appeal, Decision, Reply
from dateline.stories.actions.withdraw import withdraw

pytestmark = pytest.mark.django_db
QUEUE = "/desk/replies/"


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


@pytest.fixture
def rejected(story: Any, mo: Any) -> Reply:
    reply = Reply.objects.create(story=story, name="Rosa", comment="<i>The mayor</i> lied.")
    told = {"rule": "false", "explanation": "The record says otherwise."}
    signed_in(mo).post(f"{QUEUE}{reply.pk}/reject/", told)
    reply.refresh_from_db()
    return reply


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def appeal(rosa: Any, reply: Reply, words: str = "Page 4 of the record says so.") -> Any:
    return rosa.post(appeal_address(reply), {"words": words})


def decide(user: Any, reply: Reply, decision: str) -> Any:
    return signed_in(user).post(f"{QUEUE}{reply.pk}/appeal/", {"decision": decision}, follow=True)


def test_the_page_shows_the_reply_the_rule_and_the_words(rosa: Any, rejected: Reply) -> None:
    answer = rosa.get(appeal_address(rejected))
    page = answer.content.decode()
    assert "&lt;i&gt;The mayor&lt;/i&gt; lied." in page
    assert "It says what is known to be false" in page
    assert "The record says otherwise." in page
    assert "no-store" in answer["Cache-Control"]


def test_another_moderator_upholds_it_and_readers_see_the_reply(rosa: Any, rejected: Reply, edith: Any) -> None:
    answer = appeal(rosa, rejected)
    assert (answer.status_code, answer["Location"]) == (303, appeal_address(rejected))
    assert b"Another moderator will read it" in rosa.get(appeal_address(rejected)).content
    assert b"Page 4 of the record" in signed_in(edith).get(QUEUE, {"status": "appeals"}).content
    decide(edith, rejected, "uphold")
    rejected.refresh_from_db()
    assert rejected.is_approved
    assert rejected.appeal.decided_by == edith
    assert b"is in print" in rosa.get(appeal_address(rejected)).content
    assert b"The mayor" in rosa.get(rejected.story.address).content
    assert list(Decision.objects.order_by("pk").values_list("verb", flat=True)) == ["reject", "appeal", "uphold"]


def test_denied_it_stays_and_there_is_no_second_one(rosa: Any, rejected: Reply, edith: Any) -> None:
    appeal(rosa, rejected)
    again = appeal(rosa, rejected, "Once more.")
    assert again.status_code == 422
    assert b"one appeal for this reply already" in again.content
    decide(edith, rejected, "deny")
    assert b"That is final." in rosa.get(appeal_address(rejected)).content
    assert appeal(rosa, rejected).status_code == 422
    rejected.refresh_from_db()
    assert rejected.status == Reply.Status.REJECTED
    assert Appeal.objects.get().words == "Page 4 of the record says so."
    assert b"decided on this anew" in decide(edith, rejected, "uphold").content


def test_who_rejected_it_does_not_decide_unless_alone(rosa: Any, rejected: Reply, mo: Any, edith: Any) -> None:
    appeal(rosa, rejected)
    assert b"another moderator decides" in signed_in(mo).get(QUEUE, {"status": "appeals"}).content
    assert b"another moderator decides" in decide(mo, rejected, "deny").content
    assert Appeal.objects.get().decided_at is None
    edith.is_active = False
    edith.save()
    decide(mo, rejected, "deny")
    assert Appeal.objects.get().decided_by == mo


def test_an_appeal_needs_words_and_not_too_many(rosa: Any, rejected: Reply) -> None:
    for words, said in (("  ", "Write why it should be printed."), ("a" * 1001, "bring them down to 1000")):
        answer = appeal(rosa, rejected, words)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert words.strip() in answer.content.decode()
    assert not Appeal.objects.exists()


def test_no_other_signature_opens_it(rosa: Any, rejected: Reply, story: Any) -> None:
    other = Reply.objects.create(story=story, name="Ann", comment="Mine.", status="rejected")
    stolen = appeal_address(rejected).replace(f"/{rejected.pk}/", f"/{other.pk}/")
    assert rosa.get(stolen).status_code == 404
    assert rosa.post(stolen, {"words": "x"}).status_code == 404


@given(st.text(max_size=80))
def test_nobody_guesses_one(signature: str) -> None:
    assert not is_signed(1, signature)


def test_what_is_not_decided_or_stands_under_no_public_story_is_not_there(rosa: Any, rejected: Reply) -> None:
    Reply.objects.update(status="pending")
    assert rosa.get(appeal_address(rejected)).status_code == 404
    Reply.objects.update(status="rejected")
    withdraw(story=rejected.story, notice="It was another clock.")
    assert rosa.get(appeal_address(rejected)).status_code in (404, 410)


def test_an_appeal_from_elsewhere_is_refused(rosa: Any, rejected: Reply) -> None:
    answer = rosa.post(appeal_address(rejected), {"words": "x"}, HTTP_ORIGIN="http://evil.example")
    assert answer.status_code == 403
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("decision", ["uphold", "deny"])
def test_what_was_decided_on_an_appeal_is_taken_back_and_nothing_older_instead(
    rosa: Any, rejected: Reply, edith: Any, story: Any, decision: str
) -> None:
    other = Reply.objects.create(story=story, name="Ivo", comment="Well said.")
    desk = signed_in(edith)
    desk.post(f"{QUEUE}{other.pk}/", {"decision": "approve"})
    appeal(rosa, rejected)
    desk.post(f"{QUEUE}{rejected.pk}/appeal/", {"decision": decision})
    desk.post(f"{QUEUE}undo/")
    rejected.refresh_from_db()
    other.refresh_from_db()
    found = Appeal.objects.get()
    assert (rejected.status, rejected.rule, other.status) == ("rejected", "false", "approved")
    assert (found.decided_at, found.decided_by, found.is_upheld) == (None, None, False)
    desk.post(f"{QUEUE}undo/")
    other.refresh_from_db()
    assert other.status == "pending"


def test_who_rejected_it_cannot_walk_round_another_moderator(rosa: Any, rejected: Reply, mo: Any, edith: Any) -> None:
    appeal(rosa, rejected)
    for decision in ("reject", "spam"):
        answer = signed_in(edith).post(f"{QUEUE}marked/", {"decision": decision, "reply": rejected.pk}, follow=True)
        assert b"decide on this reply under Appeals" in answer.content
    Reply.objects.update(moderated_by=edith)
    assert b"another moderator decides" in decide(mo, rejected, "deny").content
    answer = signed_in(mo).post(f"{QUEUE}marked/", {"decision": "approve", "reply": rejected.pk}, follow=True)
    assert b"another moderator decides" in answer.content
    assert Appeal.objects.get().decided_at is None
    signed_in(edith).post(f"{QUEUE}marked/", {"decision": "approve", "reply": rejected.pk})
    assert Appeal.objects.get().is_upheld
    assert list(Decision.objects.order_by("pk").values_list("verb", flat=True)) == ["reject", "appeal", "uphold"]


def test_of_two_who_decide_one_appeal_at_once_the_second_is_told(rosa: Any, rejected: Reply, edith: Any) -> None:
    appeal(rosa, rejected)
    both = [Appeal.objects.select_related("reply").get() for _ in range(2)]
    decide_appeal(appeal=both[0], moderator=edith, uphold=False)
    with pytest.raises(DecidedSince):
        decide_appeal(appeal=both[1], moderator=edith, uphold=True)
    rejected.refresh_from_db()
    assert rejected.status == "rejected"
    assert not Appeal.objects.get().is_upheld
