"""What writers of replies and reports are told arrives by SMTP: once, whole, and as words."""

from datetime import timedelta
from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.comments.actions.erase_own import erase_own
from dateline.comments.actions.moderate import approve, call_spam, reject
from dateline.comments.actions.undo_decision import Before, undo_decision
from dateline.comments.addresses import at_address
from dateline.comments.appeal_link import appeal_address
from dateline.comments.mail.outcomes import outcome_mail
from dateline.comments.mail.sending import WAITS
from dateline.comments.models import Appeal, Decision, Follower, Note, Reply, Report, SentMail
from dateline.comments.numbers import numbers_of
from dateline.comments.tasks import mail_followers, tell_appeal, tell_outcome, tell_reporter, tell_warning
from dateline.gatekeeper.tests.solving import solved
from dateline.lib import clock
from dateline.publication.models import Replies
from dateline.publication.queries import current_house
from dateline.stories.actions.withdraw import withdraw
from tests.post_office import AWAY, NEVER, html_of, text_of

pytestmark = pytest.mark.django_db
ROSA = "rosa@example.org"
ADDED = {"bcc", "reply-to", "x-evil", "cc"}


@pytest.fixture
def reply(at_noon: Any, file_story: Any) -> Reply:
    return Reply.objects.create(story=file_story(), name="Rosa", comment="<b>At last!</b>\n.\nSo it is.", email=ROSA)


def test_who_is_in_print_reads_the_address_and_their_words_in_both_parts(
    post: Any, work: Any, reply: Reply, mo: Any
) -> None:
    approve(reply=reply, moderator=mo)
    work()
    mail = post.mail
    assert mail["To"] == ROSA
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Subject"] == "Your reply is in print – The Courier"
    assert mail["From"] == "The Courier <dateline@courier.example>"
    assert mail.get_content_type() == "multipart/alternative"
    for part in (text_of(mail), html_of(mail)):
        assert at_address(reply) in part
    assert "<b>At last!</b>\n.\nSo it is." in text_of(mail)
    assert "&lt;b&gt;At last!&lt;/b&gt;" in html_of(mail)
    assert 'lang="en-GB" dir="ltr"' in html_of(mail)
    assert mail["List-Unsubscribe"] is None, "nobody subscribed to that"


def test_who_is_in_print_finds_the_way_to_answers_by_mail_and_hears_nothing_before_taking_it(
    post: Any, work: Any, reply: Reply, mo: Any, rosa: Any, at_noon: Any
) -> None:
    approve(reply=reply, moderator=mo)
    work()
    follower = Follower.objects.get()
    confirm = f"/replies/follow/confirm/{follower.secret}/"
    assert (follower.email, follower.confirmed_at) == (ROSA, None)
    assert confirm in text_of(post.mail)
    assert confirm in html_of(post.mail)
    rosa.post(confirm)
    at_noon.shift(timedelta(minutes=5))
    Reply.objects.create(story=reply.story, name="Ivo", comment="So it was.", status="approved", parent=reply)
    at_noon.shift(timedelta(hours=1, minutes=2))
    mail_followers.enqueue()
    work()
    assert "So it was." in text_of(post.mails[-1])
    reply.told_as = ""
    reply.save()
    tell_outcome.enqueue(reply.pk)
    work()
    assert "follow/confirm" not in text_of(post.mails[-1]), "the answers come already"


def test_who_is_printed_at_once_is_told_too(rosa: Any, post: Any, work: Any, reply: Reply, at_noon: Any) -> None:
    house = current_house()
    house.replies = Replies.OPEN
    house.save()
    solution = solved(about=reply.story_id)
    at_noon.shift(timedelta(minutes=1))
    told = {"name": "Ivo", "comment": "So it was.", "email": "ivo@example.org", "altcha": solution}
    rosa.post(f"/replies/{reply.story_id}/", told)
    work()
    assert post.mail["To"] == "ivo@example.org"
    assert post.mail["Subject"] == "Your reply is in print – The Courier"


def test_a_slip_that_is_taken_back_at_once_is_told_to_nobody(post: Any, reply: Reply, mo: Any, work: Any) -> None:
    before = Before.of(reply)
    decision = reject(reply=reply, moderator=mo)
    assert decision
    assert not DBTaskResult.objects.ready().exists(), "it settles first"
    undo_decision(decision=decision, before=before, moderator=mo)
    work()
    assert post.came == []


def test_a_reason_that_is_given_later_is_told(post: Any, work: Any, reply: Reply, mo: Any, at_noon: Any) -> None:
    reject(reply=reply, moderator=mo)
    work()
    assert "The reason:" not in text_of(post.mail)
    reject(reply=reply, moderator=mo, rule=Reply.Rule.PRIVATE)
    work()
    assert "It tells what is private." in text_of(post.mails[-1])
    reject(reply=reply, moderator=mo)
    work()
    assert len(post.mails) == 2
    reply.refresh_from_db()
    assert reply.rule == Reply.Rule.PRIVATE
    counted = Decision.objects.order_by("pk").values_list("verb", "replies")
    assert list(counted) == [("reject", 1), ("reason", 0)], "one reply was rejected"
    assert len({mail["Message-ID"] for mail in post.mails}) == 2, "or a server would take them for one"
    at_noon.shift(timedelta(days=1))
    assert numbers_of(2026).rejected_by_rule == [("It tells what is private", 1)]


def test_under_a_story_that_takes_no_replies_nobody_is_offered_answers(
    post: Any, work: Any, reply: Reply, mo: Any
) -> None:
    house = current_house()
    house.replies = Replies.CLOSED
    house.save()
    approve(reply=reply, moderator=mo)
    work()
    assert "follow/confirm" not in text_of(post.mail)
    assert not Follower.objects.exists()


def test_who_deletes_a_reply_leaves_no_address_behind(post: Any, work: Any, reply: Reply, mo: Any) -> None:
    approve(reply=reply, moderator=mo)
    work()
    assert Follower.objects.exists()
    erase_own(reply=reply)
    assert not Follower.objects.exists()


def test_who_is_rejected_reads_the_reason_the_explanation_and_how_to_appeal_and_not_the_reply(
    post: Any, work: Any, reply: Reply, mo: Any
) -> None:
    words = "Leave the address out & send it again."
    reject(reply=reply, moderator=mo, rule=Reply.Rule.PRIVATE, explanation=words)
    work()
    for part, words in (
        (text_of(post.mail), "out & send"),
        (html_of(post.mail), "out &amp; send"),
    ):
        assert "It tells what is private." in part
        assert words in part
        assert "ask for another moderator" in part
        assert appeal_address(reply) in part
        assert "At last!" not in part


def test_a_mail_speaks_the_language_of_the_house_and_runs_its_way(post: Any, work: Any, reply: Reply, mo: Any) -> None:
    house = current_house()
    house.language, house.name = "ar", "البريد"
    house.save()
    approve(reply=reply, moderator=mo)
    work()
    assert 'lang="ar" dir="rtl"' in html_of(post.mail)
    assert post.mail["From"].addresses[0].display_name == "البريد"


def test_while_the_mail_server_is_away_it_is_tried_again_and_again_and_sent_once(
    post: Any, work: Any, reply: Reply, mo: Any, at_noon: Any, settings: Any
) -> None:
    here, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    approve(reply=reply, moderator=mo)
    assert work() == 1
    assert work() == 0, "it is not tried again at once"
    assert Reply.objects.get().told_as == ""
    at_noon.shift(WAITS[0])
    assert work() == 1
    settings.EMAIL_PORT = here
    post.answers = [AWAY]
    for wait in WAITS[1:3]:
        at_noon.shift(wait)
        assert work() == 1
    tell_outcome.enqueue(reply.pk)
    at_noon.shift(timedelta(days=9))
    work()
    assert post.mail["To"] == ROSA
    assert Reply.objects.get().told_as == "approved"


def test_what_is_decided_anew_while_the_server_is_away_is_what_is_told(
    post: Any, work: Any, reply: Reply, mo: Any, at_noon: Any
) -> None:
    post.answers = [AWAY]
    approve(reply=reply, moderator=mo)
    work()
    call_spam(reply=reply, moderator=mo)
    at_noon.shift(WAITS[0])
    work()
    assert post.came == []


def test_after_two_days_a_task_gives_up_and_stands_as_failed(
    post: Any, work: Any, reply: Reply, mo: Any, at_noon: Any
) -> None:
    post.answers = [AWAY] * 20
    approve(reply=reply, moderator=mo)
    work()
    for wait in WAITS:
        at_noon.shift(wait)
        assert work() == 1
    at_noon.shift(timedelta(days=30))
    assert work() == 0
    assert DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count() == 1


def test_an_address_that_is_refused_for_good_is_not_tried_again(
    post: Any, work: Any, reply: Reply, mo: Any, at_noon: Any, caplog: Any
) -> None:
    post.answers = [NEVER]
    approve(reply=reply, moderator=mo)
    assert work() == 1
    at_noon.shift(timedelta(days=1))
    assert work() == 0
    assert post.came == []
    assert ROSA not in caplog.text


def test_two_tries_of_one_mail_have_one_name_and_two_outcomes_have_two(
    post: Any, reply: Reply, mo: Any, at_noon: Any
) -> None:
    approve(reply=reply, moderator=mo)
    first = outcome_mail(reply).extra_headers["Message-ID"]
    assert outcome_mail(reply).extra_headers["Message-ID"] == first
    at_noon.shift(timedelta(seconds=1))
    reject(reply=reply, moderator=mo)
    assert outcome_mail(reply).extra_headers["Message-ID"] != first


def test_a_warning_is_told_once_and_a_note_never(post: Any, work: Any, reply: Reply, mo: Any) -> None:
    warning = Note.objects.create(reply=reply, words="Argue, <do> not shout.", is_warning=True, by=mo)
    note = Note.objects.create(reply=reply, words="He again.", by=mo)
    for each in (warning, warning, note):
        tell_warning.enqueue(each.pk)
    work()
    assert "Argue, <do> not shout." in text_of(post.mail)
    assert "Argue, &lt;do&gt; not shout." in html_of(post.mail)


def test_who_appealed_in_vain_is_told_once(post: Any, work: Any, reply: Reply) -> None:
    appeal = Appeal.objects.create(reply=reply, words="But it is true.")
    tell_appeal.enqueue(appeal.pk)
    work()
    assert post.came == []
    Appeal.objects.update(decided_at=clock.now())
    for _ in range(2):
        tell_appeal.enqueue(appeal.pk)
    work()
    assert "decided for good" in text_of(post.mail)


@pytest.mark.parametrize(("outcome", "said"), [("removed", "was removed"), ("kept", "The reply stays")])
def test_who_reports_hears_that_it_came_and_what_was_decided_once_each(
    post: Any, work: Any, reply: Reply, outcome: str, said: str
) -> None:
    report = Report.objects.create(reply=reply, rule=Reply.Rule.ILLEGAL, email="ivo@example.org")
    for _ in range(2):
        tell_reporter.enqueue(report.pk)
    work()
    Report.objects.update(outcome=outcome, done_at=clock.now())
    for _ in range(2):
        tell_reporter.enqueue(report.pk)
    work()
    came, done = post.mails
    assert f"Its number is {report.pk}." in text_of(came)
    assert said in text_of(done)
    assert said in html_of(done)
    assert "At last!" not in text_of(came) + text_of(done)
    assert SentMail.objects.count() == 2


def test_nothing_is_told_of_a_story_that_is_gone_or_to_who_left_no_address(
    post: Any, work: Any, reply: Reply, mo: Any
) -> None:
    silent = Reply.objects.create(story=reply.story, name="Ivo", comment="Well.")
    approve(reply=silent, moderator=mo)
    withdraw(story=reply.story, notice="Another clock.")
    approve(reply=reply, moderator=mo)
    work()
    assert post.came == []


HARM = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
LINES = st.sampled_from(
    ["x\r\nBcc: eve@example.org", "x\nX-Evil: 1\n\nbody", "\u2028Bcc: e@example.org", "%(title)s %s %"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=HARM | LINES, title=HARM | LINES, words=HARM | LINES)
def test_no_name_title_or_text_adds_a_header_or_a_receiver(
    post: Any, reply: Reply, name: str, title: str, words: str
) -> None:
    post.came, post.receivers = [], []
    house = current_house()
    house.name = name
    house.save()
    reply.story.title, reply.comment, reply.name, reply.status = title, words, name, "approved"
    mail = outcome_mail(reply)
    assert mail.send() == 1
    came = post.mail
    assert post.receivers == [[ROSA]]
    assert ADDED.isdisjoint(key.lower() for key in map(str, came))
    assert [each.addr_spec for each in came["From"].addresses] == ["dateline@courier.example"]
    assert came["Auto-Submitted"] == "auto-generated"
    assert text_of(came).splitlines()
    assert not came.defects
