"""What readers were promised is deleted after its time, and nothing that is in print."""

from datetime import timedelta
from typing import Any

import pytest

from dateline.comments.actions.forget_old_replies import AT_ONCE, forget_old_replies
from dateline.comments.models import (
    Appeal,
    Ban,
    Decision,
    Follower,
    Letter,
    Note,
    Recommendation,
    Reply,
    Report,
    SentMail,
)
from dateline.lib import clock
from dateline.press.models import Touch
from dateline.publication.queries import current_house

pytestmark = pytest.mark.django_db
KEPT, ADDRESSES = timedelta(days=90), timedelta(days=30)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


def write(story: Any, status: str, age: timedelta, **fields: Any) -> Reply:
    when = clock.now() - age
    decided = when if status in Reply.DECIDED else None
    return Reply.objects.create(
        story=story, name="Rosa", comment="So it is.", status=status, created_at=when, moderated_at=decided,
        email="rosa@example.org", pen_hash="p" * 64, email_hash="e" * 64, network_hash="n" * 64, **fields,
    )  # fmt: skip


@pytest.mark.parametrize("status", ["rejected", "withheld"])
def test_what_is_not_printed_goes_with_all_that_hangs_on_it_after_the_houses_days(
    story: Any, mo: Any, status: str
) -> None:
    house = current_house()
    house.replies_kept_for = 10
    house.save()
    old, new = (write(story, status, timedelta(days=10) + by) for by in (MINUTE, -MINUTE))
    for reply in (old, new):
        Letter.objects.create(reply=reply, text="Please")
        Report.objects.create(reply=reply, rule="abuse")
        Note.objects.create(reply=reply, words="He again.")
        Decision.objects.create(reply=reply, verb="reject", by=mo, told="a reply to Council mends the clock")
    forget_old_replies()
    assert list(Reply.objects.all()) == [new]
    assert [each.objects.count() for each in (Letter, Report, Note, Decision)] == [1, 1, 1, 2]


def test_it_is_the_day_of_the_decision_that_counts_and_an_appeal_that_waits_holds_it(story: Any) -> None:
    late = write(story, "rejected", KEPT * 2)
    Reply.objects.filter(pk=late.pk).update(moderated_at=clock.now() - MINUTE)
    appealed = write(story, "rejected", KEPT * 2)
    Appeal.objects.create(reply=appealed)
    forget_old_replies()
    assert set(Reply.objects.all()) == {late, appealed}
    assert Reply.objects.get(pk=appealed.pk).email, "its writer is still to be told"
    Appeal.objects.update(decided_at=clock.now())
    forget_old_replies()
    assert set(Reply.objects.all()) == {late}


def test_an_answer_in_print_outlives_the_rejected_reply_it_answers_and_the_page_stays_as_it_was(
    rosa: Any, story: Any
) -> None:
    top = write(story, "approved", KEPT * 2)
    rejected = write(story, "rejected", KEPT * 2, parent=top)
    answer = write(story, "approved", KEPT * 2, parent=rejected)
    below = write(story, "approved", MINUTE, parent=answer)
    before = rosa.get(story.address).content
    Letter.objects.create(reply=rejected, text="Please")
    Touch.objects.all().delete()
    forget_old_replies()
    assert not Touch.objects.exists(), "nothing is pressed for it"
    assert set(Reply.objects.all()) == {top, answer, below}
    assert Reply.objects.get(pk=below.pk).parent == answer
    assert rosa.get(story.address).content == before


def test_addresses_and_networks_go_and_what_finds_ones_own_stays(story: Any) -> None:
    old, new = write(story, "approved", ADDRESSES + MINUTE), write(story, "approved", ADDRESSES - MINUTE)
    waiting = write(story, "pending", ADDRESSES * 2)
    asking = write(story, "withheld", ADDRESSES + MINUTE)
    Letter.objects.create(reply=asking, text="Please")
    forget_old_replies()
    kept = {each.pk: (each.email, each.network_hash) for each in Reply.objects.all()}
    assert kept[old.pk] == ("", "")
    assert all(kept[new.pk])
    assert kept[waiting.pk] == kept[asking.pk] == ("rosa@example.org", "")
    assert all(each.pen_hash and each.email_hash for each in Reply.objects.all())


def test_letters_reports_recommendations_and_who_never_confirmed_go_in_their_time(story: Any) -> None:
    reply = write(story, "approved", MINUTE)
    for age in (KEPT + MINUTE, ADDRESSES + MINUTE, MINUTE):
        when = clock.now() - age
        fields = {"created_at": when, "email": "ivo@example.org"}
        Letter.objects.create(text="Good morning.", done_at=when, **fields)
        Report.objects.create(reply=reply, rule="abuse", words="Look", done_at=when, outcome="kept", **fields)
        Recommendation.objects.create(reply=reply, reader_hash=str(age), created_at=when)
        SentMail.objects.create(label=str(age), at=when)
    Letter.objects.create(text="Nobody read me.", created_at=clock.now() - KEPT - MINUTE)
    for number, (days, confirmed) in enumerate(((4, None), (2, None), (400, clock.now()))):
        Follower.objects.create(
            story=story, email=f"f{number}@example.org", secret=str(number), confirmed_at=confirmed,
            created_at=clock.now() - timedelta(days=days),
        )  # fmt: skip
    forget_old_replies()
    assert sorted(Letter.objects.values_list("email", flat=True)) == ["", "ivo@example.org"]
    assert sorted(Report.objects.values_list("email", "words")) == [("", ""), ("", "Look"), ("ivo@example.org", "Look")]
    assert Recommendation.objects.count() == 1
    assert SentMail.objects.count() == 2
    assert sorted(Follower.objects.values_list("email", flat=True)) == ["f1@example.org", "f2@example.org"]


def test_a_ban_is_forgotten_once_it_has_long_been_over(story: Any) -> None:
    now = clock.now()
    told = {"reason": "Advertising", "pen_hash": "p"}
    Ban.objects.create(**told, until=now - timedelta(days=31))
    Ban.objects.create(**told, until=None, lifted_at=now - timedelta(days=31))
    kept = [Ban.objects.create(**told, until=None), Ban.objects.create(**told, until=now - timedelta(days=29))]
    assert forget_old_replies()["bans that are over"] == 2
    assert list(Ban.objects.order_by("pk")) == kept


def test_a_little_goes_at_a_time_and_the_log_says_how_much(story: Any, caplog: Any) -> None:
    sent = clock.now() - KEPT - MINUTE
    Reply.objects.bulk_create(
        Reply(story=story, name="x", comment="y", status="withheld", created_at=sent) for _ in range(AT_ONCE + 3)
    )
    with caplog.at_level("INFO", "dateline.worker"):
        assert [forget_old_replies()["replies"] for _ in range(3)] == [AT_ONCE, 3, 0]
    assert caplog.messages == [f"Forgotten: {AT_ONCE} replies.", "Forgotten: 3 replies."]
