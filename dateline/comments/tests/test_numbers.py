"""A year of moderation in numbers, which outlive the replies they count."""

from datetime import UTC, datetime, timedelta
from typing import Any

import lxml.html
import pytest
from django.test import Client

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Appeal, Decision, Reply, Report
from dateline.comments.numbers import numbers_of
from dateline.comments.numbers_page import in_words
from dateline.press.rendering import render
from dateline.publication.models import StandingPage

pytestmark = pytest.mark.django_db
ADDRESS = "/replies/numbers/2026/"
QUEUE = "/desk/replies/"


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def a_day_of_moderation(story: Any, mo: Any, edith: Any, at_noon: Any) -> None:
    """One printed, one rejected and printed on appeal, one reported and removed, one kept, a flood, one taken back."""
    one, two, three, four, undone = (
        Reply.objects.create(story=story, name=f"R{number}", comment=f"Said {number}.") for number in range(5)
    )
    for reply in (three, four, four):
        Report.objects.create(reply=reply, rule="abuse")
        write_decision(verb=Decision.Verb.REPORT, reply=reply, rule="abuse")
    Reply.objects.bulk_create(Reply(story=story, name="Bot", comment=f"{n}", in_flood=True) for n in range(40))
    at_noon.shift(timedelta(hours=3))
    desk = signed_in(mo)
    desk.post(f"{QUEUE}{one.pk}/", {"decision": "approve"})
    desk.post(f"{QUEUE}{two.pk}/reject/", {"rule": "false"})
    desk.post(f"{QUEUE}{three.pk}/reject/", {"rule": "abuse"})
    desk.post(f"{QUEUE}{four.pk}/", {"decision": "keep"})
    desk.post(f"{QUEUE}{undone.pk}/", {"decision": "spam"})
    desk.post(f"{QUEUE}undo/")
    desk.post(f"{QUEUE}flood/")
    Appeal.objects.create(reply=two, words="No.")
    write_decision(verb=Decision.Verb.APPEAL, reply=two)
    signed_in(edith).post(f"{QUEUE}{two.pk}/appeal/", {"decision": "uphold"})


def test_the_numbers_say_what_was_done_and_stay_when_the_replies_are_gone(
    story: Any, mo: Any, edith: Any, at_noon: Any
) -> None:
    a_day_of_moderation(story, mo, edith, at_noon)
    assert numbers_of(2026).printed == 0, "today is not over"
    at_noon.shift(timedelta(days=1))
    numbers = numbers_of(2026)
    assert (numbers.printed, numbers.rejected, numbers.spam) == (2, 42, 0)
    assert numbers.rejected_by_rule == [
        ("It insults or threatens somebody", 1),
        ("It says what is known to be false", 1),
        ("", 40),
    ]
    assert (numbers.reports, numbers.reports_removed, numbers.reports_kept) == (3, 1, 2)
    assert numbers.seconds_to_answer == 3 * 3600
    assert (numbers.appeals, numbers.upheld, numbers.denied) == (1, 1, 0)
    Reply.objects.all().delete()
    assert numbers_of(2026) == numbers


def test_the_page_is_pressed_until_midnight(rosa: Any, story: Any, mo: Any, edith: Any, at_noon: Any) -> None:
    made = render(ADDRESS)
    assert made is not None
    assert made.made_from.until == datetime(2026, 11, 24, tzinfo=UTC).timestamp()
    a_day_of_moderation(story, mo, edith, at_noon)
    at_noon.shift(timedelta(days=1))
    page = lxml.html.fromstring(rosa.get(ADDRESS).content)
    rows = {row.findtext("th"): row.findtext("td") for row in page.iter("tr")}
    assert rows["Rejected"] == "42"
    assert rows["Half were answered within"] == "3 hours"


@pytest.mark.parametrize("year", ["2025", "2027", "0001", "9999"])
def test_of_a_year_without_moderation_there_is_no_page(rosa: Any, story: Any, year: str) -> None:
    assert rosa.get(f"/replies/numbers/{year}/").status_code == 404


def test_the_comment_policy_leads_to_them(rosa: Any, paper: Any, at_noon: Any) -> None:
    page = paper.add_child(instance=StandingPage(title="Comments", slug="comment-policy", body="<p>Be kind.</p>"))
    page.save_revision().publish()
    assert ADDRESS.encode() in rosa.get("/comment-policy/").content


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "–"), (0, "1 minute"), (90, "2 minutes"), (7199, "120 minutes"), (7200, "2 hours"), (200_000, "2 days")],
)
def test_times_are_told_in_words(seconds: int | None, words: str) -> None:
    assert in_words(seconds) == words
