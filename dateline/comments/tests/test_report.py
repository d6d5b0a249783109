"""A reader reports a reply: without an account, with a reason, and a person will read it."""

from typing import Any

import pytest

from dateline.comments.actions.erase_own import erase_own
from dateline.comments.actions.keep_reply import keep_reply
from dateline.comments.limits import MOST_UNPROVED_AT_A_DOOR, OF_LATE
from dateline.comments.models import Reply, Report
from dateline.gatekeeper.tests.solving import solved

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(at_noon: Any, file_story: Any) -> Reply:
    return Reply.objects.create(story=file_story(), name="Ada", comment="You *fools*.", status="approved")


def send(rosa: Any, reply: Reply, **fields: str) -> Any:
    return rosa.post(f"/replies/report/{reply.pk}/", {"rule": "abuse", **fields})


def test_a_report_is_kept_with_its_reason_and_its_sender_is_thanked(rosa: Any, reply: Reply) -> None:
    assert f"/replies/report/{reply.pk}/" in rosa.get(reply.story.address).content.decode()
    page = rosa.get(f"/replies/report/{reply.pk}/").content.decode()
    assert "<em>fools</em>" in page
    answer = send(rosa, reply, words="It insults us.", name="Rosa", email="rosa@example.org")
    assert (answer.status_code, answer["Location"]) == (303, "/replies/report/sent/")
    assert rosa.get(answer["Location"]).status_code == 200
    report = Report.objects.get()
    kept = (report.reply, report.rule, report.words, report.name, report.email, report.done_at)
    assert kept == (reply, "abuse", "It insults us.", "Rosa", "rosa@example.org", None)
    assert "rosa" not in report.sender_hash
    assert Reply.objects.get().status == "approved", "a report takes nothing out of print by itself"


def test_what_is_against_the_law_needs_words_and_says_what_happens(rosa: Any, reply: Reply) -> None:
    assert "What is against the law is read first." in rosa.get(f"/replies/report/{reply.pk}/").content.decode()
    answer = send(rosa, reply, rule="illegal", words=" ")
    assert answer.status_code == 422
    assert "Say which words are against the law, and why." in answer.content.decode()
    assert not Report.objects.exists()
    assert send(rosa, reply, rule="illegal", words="The second word is.").status_code == 303


def test_a_reader_has_one_report_of_a_reply_and_nothing_they_add_is_lost(rosa: Any, reply: Reply) -> None:
    send(rosa, reply, rule="illegal", words="The second word.")
    send(rosa, reply, words="And the first.", email="")
    send(rosa, reply, words="And the first.")
    report = Report.objects.get()
    assert (report.rule, report.words) == ("illegal", "And the first.\n\nThe second word.")
    send(rosa, reply, words="Mine.", email="ada@example.org")
    assert Report.objects.count() == 2, "another reader in the same house"


def test_who_reports_again_after_a_decision_is_heard_again(rosa: Any, reply: Reply, mo: Any) -> None:
    send(rosa, reply, rule="illegal", words="The second word.")
    keep_reply(reply=reply, moderator=mo)
    assert send(rosa, reply, rule="illegal", words="Still.").status_code == 303
    assert list(Report.objects.order_by("pk").values_list("words", "outcome")) == [
        ("The second word.", "kept"),
        ("Still.", ""),
    ]


def test_who_types_another_s_email_learns_and_changes_nothing_of_their_report(rosa: Any, reply: Reply, mo: Any) -> None:
    send(rosa, reply, words="It insults us.", name="Rosa", email="rosa@example.org")
    stan = {"email": "rosa@example.org", "name": "Stan", "words": "Never mind."}
    before = rosa.post(f"/replies/report/{reply.pk}/", {"rule": "other", **stan}, REMOTE_ADDR="203.0.113.9")
    first = Report.objects.earliest("pk")
    assert (first.words, first.name, first.rule) == ("It insults us.", "Rosa", "abuse")
    keep_reply(reply=reply, moderator=mo)
    after = rosa.post(f"/replies/report/{reply.pk}/", {"rule": "other", **stan}, REMOTE_ADDR="203.0.113.9")
    assert (before.status_code, before["Location"]) == (after.status_code, after["Location"])


def test_a_crowd_of_reports_without_a_proof_ends_and_who_proves_something_still_comes_in(
    rosa: Any, reply: Reply, at_noon: Any
) -> None:
    for number in range(MOST_UNPROVED_AT_A_DOOR + 1):
        last = rosa.post(
            f"/replies/report/{reply.pk}/", {"rule": "abuse", "words": "X"}, REMOTE_ADDR=f"10.0.{number}.1"
        )
    assert last.status_code == 429
    assert "Very many letters and reports" in last.content.decode()
    assert Report.objects.count() == MOST_UNPROVED_AT_A_DOOR
    assert send(rosa, reply, altcha=solved(door="report", about=reply.pk)).status_code == 303
    at_noon.shift(OF_LATE)
    assert rosa.post(f"/replies/report/{reply.pk}/", {"rule": "abuse"}, REMOTE_ADDR="10.9.9.9").status_code == 303


def test_a_reason_that_is_none_and_words_too_long_are_told_at_their_field(rosa: Any, reply: Reply) -> None:
    answer = send(rosa, reply, rule="boring", words="a" * 2001, email="rosa at home").content.decode()
    for words in ("Choose what is wrong", "Your report has 2001 letters", "This is no email address."):
        assert words in answer


def test_a_report_has_a_challenge_of_its_own(rosa: Any, reply: Reply) -> None:
    told = rosa.get("/replies/challenge/", {"for": f"/replies/report/{reply.pk}/"}).json()["parameters"]["data"]
    assert (told["door"], told["about"]) == ("report", reply.pk)
    foreign = solved(about=reply.story_id)
    answer = send(rosa, reply, altcha=foreign)
    assert answer.status_code == 422
    assert "The check of your browser failed" in answer.content.decode()
    assert send(rosa, reply, altcha=foreign, person="1").status_code == 303
    assert Report.objects.count() == 1


def test_only_what_is_in_print_can_be_reported_and_only_from_our_pages(rosa: Any, reply: Reply) -> None:
    hidden = Reply.objects.create(story=reply.story, name="Ada", comment="Hm.", status="pending")
    assert rosa.get(f"/replies/report/{hidden.pk}/").status_code == 404
    assert send(rosa, hidden).status_code == 404
    answer = rosa.post(f"/replies/report/{reply.pk}/", {"rule": "abuse"}, HTTP_ORIGIN="http://evil.example")
    assert answer.status_code == 403
    assert not Report.objects.exists()


def test_a_report_outlives_the_reply_so_that_it_can_be_answered(rosa: Any, reply: Reply) -> None:
    send(rosa, reply, email="rosa@example.org")
    erase_own(reply=reply)
    assert Report.objects.get().reply.comment == ""
    assert "Deleted by its writer." not in rosa.get(reply.story.address).content.decode()


def test_who_deletes_a_reported_reply_answers_its_reports_with_it(rosa: Any, reply: Reply) -> None:
    send(rosa, reply, email="rosa@example.org")
    erase_own(reply=reply)
    report = Report.objects.get()
    assert (report.outcome, report.done_by, bool(report.done_at)) == ("removed", None, True)


def test_one_address_is_written_to_three_times_a_day_however_many_reports_name_it(rosa: Any, reply: Reply) -> None:
    for number in range(5):
        other = Reply.objects.create(story=reply.story, name="Ada", comment=f"No. {number}", status="approved")
        assert send(rosa, other, email="ivo@example.org").status_code == 303
    assert Report.objects.exclude(email="").count() == 3
    assert Report.objects.count() == 5
