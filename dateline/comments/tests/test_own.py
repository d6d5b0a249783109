"""A writer changes or deletes their own reply, and nobody else does."""

from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.test import Client

from dateline.comments.actions.moderate import approve, call_spam, reject
from dateline.comments.actions.recommend import recommend
from dateline.comments.appeal_link import appeal_address
from dateline.comments.limits import MOST_IN_FLOOD, READ_ONE_BY_ONE
from dateline.comments.mode import is_known
from dateline.comments.models import Letter, Reply
from dateline.comments.own_links import own_address, read_signed_key, signed_key
from dateline.gatekeeper.actions.learn import ALL_TEXTS
from dateline.gatekeeper.models import LearntWord
from dateline.gatekeeper.tests.solving import solved
from dateline.stories.actions.withdraw import withdraw

pytestmark = pytest.mark.django_db
PEN = "0123456789abcdef" * 2
WORDS = "I saw the clock stop on Tuesday, and nobody came."
SPAM = "Cheap pills http://a.example http://b.example http://c.example http://d.example http://e.example"


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


@pytest.fixture
def reply(rosa: Any, story: Any) -> Reply:
    """Written by Rosa with her pen, without JavaScript else."""
    rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": WORDS, "pen": PEN, "email": "rosa@example.org"})
    return Reply.objects.get()


def texts_learnt() -> int:
    totals = LearntWord.objects.filter(word_hash=ALL_TEXTS).first()
    return totals.printed if totals else 0


def test_the_page_that_says_it_is_held_gives_the_link_and_it_works_without_javascript(rosa: Any, story: Any) -> None:
    answer = rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": WORDS})
    page: Any = lxml.html.fromstring(rosa.get(answer["Location"]).content)
    (link,) = page.xpath("//a[contains(@href, '/replies/own/')]/@href")
    own = rosa.get(link)
    assert "no-store" in own["Cache-Control"]
    assert WORDS in own.content.decode()
    assert "A moderator has still to read your reply." in own.content.decode()


def test_a_used_proof_with_anothers_words_leads_to_nobody_elses_reply(rosa: Any, story: Any, at_noon: Any) -> None:
    sent = {"name": "Ada", "comment": WORDS, "altcha": solved(about=story.pk)}
    at_noon.shift(timedelta(minutes=1))
    first = rosa.post(f"/replies/{story.pk}/", {**sent, "pen": PEN})
    assert rosa.post(f"/replies/{story.pk}/", {**sent, "pen": PEN})["Location"] == first["Location"]
    assert rosa.post(f"/replies/{story.pk}/", {**sent, "pen": "f" * 32}).status_code == 422
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert elsewhere.post(f"/replies/{story.pk}/", {**sent, "pen": PEN}).status_code == 422
    assert Reply.objects.count() == 1


def test_who_deletes_a_rejected_reply_does_not_delete_that_it_was_rejected(rosa: Any, reply: Reply, mo: Any) -> None:
    Reply.objects.create(story=reply.story, name="Rosa", comment="Before.", status="approved", pen_hash=reply.pen_hash)
    assert is_known(reply.pen_hash)
    reject(reply=reply, moderator=mo)
    rosa.post(own_address(reply.pk), {"delete": "1"})
    reply.refresh_from_db()
    assert (reply.status, reply.name, reply.comment, reply.email) == ("rejected", "", "", "")
    assert not is_known(reply.pen_hash)
    assert rosa.get(own_address(reply.pk)).status_code == 404


def test_what_was_reported_and_then_changed_is_kept_for_the_moderator(rosa: Any, reply: Reply, mo: Any) -> None:
    approve(reply=reply, moderator=mo)
    rosa.post(f"/replies/report/{reply.pk}/", {"rule": "abuse"})
    rosa.post(own_address(reply.pk), {"comment": "I meant well."})
    assert WORDS in reply.notes.get().words


def test_a_reply_of_a_flood_is_read_by_itself_once_its_writer_proves_something(
    rosa: Any, reply: Reply, at_noon: Any
) -> None:
    Reply.objects.update(in_flood=True, is_proved=False)
    rosa.post(own_address(reply.pk), {"comment": "It was Wednesday."})
    reply.refresh_from_db()
    assert (reply.status, reply.in_flood, reply.comment) == ("pending", True, "It was Wednesday.")
    rosa.post(own_address(reply.pk), {"comment": "It was Thursday.", "altcha": solved(about=reply.story_id)})
    reply.refresh_from_db()
    assert (reply.status, reply.in_flood, reply.comment) == ("pending", False, "It was Thursday.")


def test_changing_without_a_proof_is_no_way_round_the_flood(rosa: Any, reply: Reply) -> None:
    told = {"story": reply.story, "name": "Stan", "comment": "Pills.", "is_proved": False}
    Reply.objects.bulk_create(Reply(**told) for _ in range(READ_ONE_BY_ONE))
    Reply.objects.bulk_create(Reply(**told, in_flood=True) for _ in range(MOST_IN_FLOOD))
    Reply.objects.filter(pk=reply.pk).update(is_proved=True)
    answer = rosa.post(own_address(reply.pk), {"comment": "It was Wednesday."})
    assert answer.status_code == 429
    assert b"It was Wednesday." in answer.content
    reply.refresh_from_db()
    assert reply.comment == WORDS


def test_a_reply_that_was_kept_back_has_the_link_too(rosa: Any, story: Any) -> None:
    answer = rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": SPAM})
    assert own_address(Reply.objects.get().pk) in rosa.get(answer["Location"]).content.decode()


def test_from_the_page_to_change_it_the_writer_comes_back_to_what_was_the_trouble_as_its_writer(
    rosa: Any, story: Any
) -> None:
    rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": SPAM})
    reply = Reply.objects.get()
    page: Any = lxml.html.fromstring(rosa.get(own_address(reply.pk)).content)
    (back,) = page.xpath("//a[contains(@href, '/replies/withheld/')]/@href")
    assert own_address(reply.pk) in rosa.get(back).content.decode()


def test_whoever_changes_a_reply_is_told_beforehand_how_long_it_may_be(rosa: Any, reply: Reply) -> None:
    page: Any = lxml.html.fromstring(rosa.get(own_address(reply.pk)).content)
    field = page.get_element_by_id("reply-comment")
    assert "Up to 5,000 letters." in page.get_element_by_id(field.get("aria-describedby")).text
    assert page.xpath("//*[@data-left='5000']")


def test_the_browser_that_holds_the_pen_is_led_to_the_signed_address(rosa: Any, reply: Reply) -> None:
    answer = rosa.post(f"/replies/own/{reply.pk}/", {"pen": PEN})
    assert (answer.status_code, answer["Location"]) == (303, own_address(reply.pk))
    unsigned = Reply.objects.create(story=reply.story, name="Ada", comment=WORDS)
    for key, pen in ((reply.pk, "f" * 32), (reply.pk, ""), (unsigned.pk, ""), (unsigned.pk, PEN), (10**17, PEN)):
        assert rosa.post(f"/replies/own/{key}/", {"pen": pen}).status_code == 404


def test_a_signature_opens_one_reply_and_no_other(rosa: Any, reply: Reply) -> None:
    other = Reply.objects.create(story=reply.story, name="Ada", comment="Mine.")
    signature = own_address(reply.pk).split("/")[-2]
    for forged in (f"/replies/own/{other.pk}/{signature}/", f"/replies/own/{reply.pk}/{'0' * 32}/"):
        assert rosa.get(forged).status_code == 404
        assert rosa.post(forged, {"delete": "1"}).status_code == 404
    assert read_signed_key(signed_key(reply.pk)) == reply.pk
    assert read_signed_key(signed_key(reply.pk).replace(str(reply.pk), str(other.pk), 1)) is None
    assert Reply.objects.count() == 2


def test_what_was_approved_and_then_changed_goes_back_to_be_read_and_is_out_of_print_at_once(
    rosa: Any, reply: Reply, mo: Any
) -> None:
    approve(reply=reply, moderator=mo)
    Reply.objects.filter(pk=reply.pk).update(is_pick=True, told_as="approved")
    assert texts_learnt() == 1
    answer = rosa.post(own_address(reply.pk), {"comment": "It was Wednesday."})
    assert answer.status_code == 303
    reply.refresh_from_db()
    assert (reply.status, reply.comment, reply.is_pick, reply.told_as) == ("pending", "It was Wednesday.", False, "")
    assert reply.edited_at
    assert reply.moderated_by is None
    page = rosa.get(reply.story.address).content.decode()
    assert WORDS not in page
    assert "Wednesday" not in page
    assert texts_learnt() == 0, "the lesson was about other words"
    approve(reply=reply, moderator=mo)
    page = rosa.get(reply.story.address).content.decode()
    assert "changed since" in page
    assert "It was Wednesday." in page


def test_a_change_is_judged_anew(rosa: Any, reply: Reply) -> None:
    answer = rosa.post(own_address(reply.pk), {"comment": SPAM})
    reply.refresh_from_db()
    assert reply.status == Reply.Status.WITHHELD
    assert answer["Location"] == f"/replies/withheld/{reply.reference}/?own={signed_key(reply.pk)}"
    assert "Links: 5." in dict(reply.reasons)


@pytest.mark.parametrize("decision", [reject, call_spam])
def test_what_was_rejected_cannot_be_changed_into_print(rosa: Any, reply: Reply, mo: Any, decision: Any) -> None:
    decision(reply=reply, moderator=mo)
    answer = rosa.post(own_address(reply.pk), {"comment": "Something else."})
    assert answer.status_code == 422
    assert "can no longer be changed" in answer.content.decode()
    reply.refresh_from_db()
    assert (reply.status, reply.comment) == ("rejected", WORDS)


def test_after_half_an_hour_it_can_only_be_deleted_and_what_was_typed_is_kept(
    rosa: Any, reply: Reply, at_noon: Any
) -> None:
    at_noon.shift(timedelta(minutes=29))
    assert b'id="reply-comment"' in rosa.get(own_address(reply.pk)).content
    at_noon.shift(timedelta(minutes=2))
    assert b'id="reply-comment"' not in rosa.get(own_address(reply.pk)).content
    answer = rosa.post(own_address(reply.pk), {"comment": "Too late."})
    assert answer.status_code == 422
    assert "Too late." in answer.content.decode()
    assert rosa.post(own_address(reply.pk), {"delete": "1"}).status_code == 303


def test_a_proof_that_does_not_hold_changes_nothing_unless_a_person_is_asked(rosa: Any, reply: Reply) -> None:
    sent = {"comment": "It was Wednesday.", "altcha": "nonsense"}
    answer = rosa.post(own_address(reply.pk), sent)
    assert answer.status_code == 422
    assert "It was Wednesday." in answer.content.decode()
    assert Reply.objects.get().comment == WORDS
    assert rosa.post(own_address(reply.pk), {**sent, "person": "1"}).status_code == 303
    assert Reply.objects.get().comment == "It was Wednesday."


def test_a_reply_without_answers_goes_entirely(rosa: Any, reply: Reply, mo: Any) -> None:
    approve(reply=reply, moderator=mo)
    Letter.objects.create(reply=reply, text="Please print it.")
    answer = rosa.post(own_address(reply.pk), {"delete": "1"})
    assert answer["Location"] == "/replies/own/deleted/"
    assert rosa.get(answer["Location"]).status_code == 200
    assert not Reply.objects.exists()
    assert not Letter.objects.exists()
    assert WORDS not in rosa.get(reply.story.address).content.decode()
    assert rosa.get(own_address(reply.pk)).status_code == 404


def test_a_reply_with_answers_keeps_its_place_with_nothing_in_it(rosa: Any, reply: Reply, mo: Any) -> None:
    approve(reply=reply, moderator=mo)
    answer = Reply.objects.create(story=reply.story, name="Ada", comment="Nor did I.", parent=reply, status="approved")
    recommend(reply=reply, reader="somebody")
    rosa.post(own_address(reply.pk), {"delete": "1"})
    reply.refresh_from_db()
    assert reply.erased_at
    kept = [
        reply.name,
        reply.comment,
        reply.email,
        reply.pen_hash,
        reply.email_hash,
        reply.network_hash,
        reply.words_hash,
    ]
    assert kept == [""] * 7
    page = rosa.get(reply.story.address).content.decode()
    assert "Deleted by its writer." in page
    assert "Nor did I." in page
    assert "Replies (1)" in page
    assert texts_learnt() == 1, "nobody takes a lesson back by deleting"
    assert rosa.get(own_address(reply.pk)).status_code == 404
    assert rosa.get(f"/replies/{reply.story_id}/", {"answer": reply.pk}).status_code == 404
    answer.delete()
    assert "Deleted by its writer." not in rosa.get(reply.story.address).content.decode()


def test_of_a_story_readers_no_longer_know_a_reply_can_only_be_deleted(rosa: Any, reply: Reply) -> None:
    withdraw(story=reply.story, notice="It was another clock.")
    page = rosa.get(own_address(reply.pk)).content.decode()
    assert reply.story.title not in page
    assert WORDS not in page
    assert rosa.post(own_address(reply.pk), {"comment": "Something else."}).status_code == 404
    assert rosa.post(own_address(reply.pk), {"delete": "1"}).status_code == 303
    assert not Reply.objects.exists()


def test_from_elsewhere_nothing_is_changed(rosa: Any, reply: Reply) -> None:
    answer = rosa.post(own_address(reply.pk), {"delete": "1"}, HTTP_ORIGIN="http://evil.example")
    assert answer.status_code == 403
    assert Reply.objects.exists()


def test_no_account_opens_the_reply_of_a_reader(reply: Reply, stan: Any, mo: Any) -> None:
    for who in (stan, mo):
        desk = Client()
        desk.force_login(who)
        assert desk.get(f"/replies/own/{reply.pk}/{'a' * 32}/").status_code == 404


def test_the_page_of_a_rejected_reply_leads_to_the_appeal_and_later_to_what_became_of_it(
    rosa: Any, reply: Reply, mo: Any
) -> None:
    own = own_address(reply.pk)
    assert "/replies/appeal/" not in rosa.get(own).content.decode()
    reject(reply=reply, moderator=mo)
    page = rosa.get(own).content.decode()
    assert f'<a href="{appeal_address(reply)}">Ask for another moderator</a>' in page
    assert rosa.post(appeal_address(reply), {"words": "It is so."}).status_code == 303
    assert f'<a href="{appeal_address(reply)}">What became of your appeal</a>' in rosa.get(own).content.decode()
