"""What the gatekeeper is told of before: replies that say nearly the same, and this reader's own."""

from datetime import timedelta
from typing import Any

import pytest

from dateline.comments.actions.moderate import approve, call_spam, reject
from dateline.comments.looked_up import MOST_COMPARED
from dateline.comments.models import Reply, Report
from dateline.gatekeeper.likeness import sketch_of

pytestmark = pytest.mark.django_db
OFFER = (
    "Our family had waited for years until a kind man from the city showed us how to win at cards with his little "
    "book of numbers, and since then nobody of us has had to work on a Monday again."
)
PEN, OTHER_PEN = "0" * 32, "1" * 32


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


def sent_by(reader: Any, story: Any, **fields: str) -> Reply:
    reader.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "The clock is late.", **fields})
    return Reply.objects.latest("pk")


def seen(reply: Reply, check: str) -> Any:
    assert reply.verdict is not None
    return next((seen for name, _, seen in reply.verdict if name == check), None)


def test_a_reply_that_says_nearly_the_same_is_told_and_where_the_other_stands(rosa: Any, story: Any) -> None:
    first = sent_by(rosa, story, comment=OFFER)
    second = sent_by(rosa, story, comment=OFFER.replace("Monday", "Sunday"))
    assert seen(first, "near-repeats") is None
    assert seen(second, "near-repeats") == {"count": 1, "newest": first.pk, "title": story.title}


def test_the_very_same_words_are_told_once(rosa: Any, story: Any) -> None:
    sent_by(rosa, story, comment=OFFER)
    second = sent_by(rosa, story, comment=OFFER.upper())
    assert seen(second, "repeats") == {"count": 1}
    assert seen(second, "near-repeats") is None


def test_after_a_week_it_is_forgotten(rosa: Any, story: Any, at_noon: Any) -> None:
    sent_by(rosa, story, comment=OFFER)
    at_noon.shift(timedelta(days=7, seconds=1))
    assert seen(sent_by(rosa, story, comment=OFFER.replace("Monday", "Sunday")), "near-repeats") is None


def test_comparing_is_bounded(rosa: Any, story: Any, at_noon: Any) -> None:
    sent_by(rosa, story, comment=OFFER)
    at_noon.shift(timedelta(minutes=11))
    other = sketch_of(" ".join(f"word{number}" for number in range(20)))
    Reply.objects.bulk_create(Reply(story=story, comment="x", sketch=other) for _ in range(MOST_COMPARED))
    assert seen(sent_by(rosa, story, comment=OFFER.replace("Monday", "Sunday")), "near-repeats") is None


def test_a_reader_s_past_is_known_by_pen_and_speaks_on_both_sides(rosa: Any, story: Any, mo: Any) -> None:
    for number, decide in enumerate([approve, approve, reject, call_spam]):
        decide(reply=sent_by(rosa, story, pen=PEN, comment=f"{number}"), moderator=mo)
    Report.objects.create(reply=sent_by(rosa, story, pen=PEN, comment="Reported."), rule="other")
    told = seen(sent_by(rosa, story, pen=PEN), "past")
    assert told == {"accepted": 2, "rejected": 1, "spam": 1, "reported": 1}
    assert seen(sent_by(rosa, story, pen=OTHER_PEN), "past") is None


def test_an_email_speaks_against_a_reader_and_never_for_one(rosa: Any, story: Any, mo: Any) -> None:
    """Anybody may write anybody's."""
    for number, decide in enumerate([approve, reject]):
        decide(reply=sent_by(rosa, story, email="rosa@example.org", comment=f"{number}"), moderator=mo)
    told = seen(sent_by(rosa, story, email="Rosa@Example.org"), "past")
    assert told == {"accepted": 0, "rejected": 1, "spam": 0, "reported": 0}


def test_a_report_that_was_settled_no_longer_counts(rosa: Any, story: Any, at_noon: Any) -> None:
    reply = sent_by(rosa, story, pen=PEN)
    Report.objects.create(reply=reply, rule="other", done_at=reply.created_at)
    assert seen(sent_by(rosa, story, pen=PEN), "past") is None


def test_the_script_is_held_against_the_house_s_and_the_story_s(rosa: Any, file_story: Any) -> None:
    words = "Часы на ратуше опять стоят"
    assert seen(sent_by(rosa, file_story("Clock"), comment=words), "script") == {"script": "Cyrillic"}
    assert seen(sent_by(rosa, file_story("Часы", language="ru"), comment=words), "script") is None


def test_a_disposable_address_is_told(rosa: Any, story: Any) -> None:
    assert seen(sent_by(rosa, story, email="rosa@mailinator.com"), "disposable email") == {}
