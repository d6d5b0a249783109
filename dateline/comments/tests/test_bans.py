"""Who is banned is told so at the form, until when and why, and keeps the text and a way to a person."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.comments.bans import ban_of, in_words, longest
from dateline.comments.models import Ban, Decision, Reply
from dateline.gatekeeper.models import Salt
from dateline.gatekeeper.sender import Sender

pytestmark = pytest.mark.django_db
PEN = "0123456789abcdef" * 2
HOME = {"REMOTE_ADDR": "203.0.113.5"}


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


@pytest.fixture
def desk(mo: Any) -> Client:
    client = Client()
    client.force_login(mo)
    return client


def send(rosa: Any, story: Any, place: dict[str, str] = HOME, **fields: str) -> Any:
    return rosa.post(f"/replies/{story.pk}/", {"name": "Stan", "comment": "Buy my pills.", **fields}, **place)


def ban(desk: Client, **fields: str) -> Any:
    told = {"reason": "Advertising", "length": "week", **fields}
    return desk.post(f"/desk/replies/{Reply.objects.earliest('pk').pk}/ban/", told)


def test_a_banned_reader_is_told_until_when_and_why_and_keeps_the_text(
    rosa: Any, desk: Client, story: Any, at_noon: Any
) -> None:
    send(rosa, story, pen=PEN)
    ban(desk, reader="on")
    answer = send(rosa, story, pen=PEN, REMOTE_ADDR="198.51.100.5")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "You cannot reply until 30 November 2026" in page
    assert "“Advertising”" in page
    assert "Buy my pills." in page
    assert 'href="/contact/"' in page
    assert send(rosa, story, pen="f" * 32).status_code == 303
    assert rosa.post("/contact/", {"text": "This is a mistake."}).status_code == 303, "a person can still be reached"
    at_noon.shift(timedelta(days=7))
    assert send(rosa, story, pen=PEN).status_code == 303


def test_an_email_is_banned_however_it_is_written(rosa: Any, desk: Client, story: Any) -> None:
    send(rosa, story, email="stan@example.org")
    ban(desk, reader="on", length="good")
    assert send(rosa, story, email="STAN@example.org").status_code == 422
    assert send(rosa, story, email="rosa@example.org").status_code == 303


def test_a_network_is_banned_for_a_while(rosa: Any, desk: Client, story: Any) -> None:
    send(rosa, story)
    answer = ban(desk, network="on", length="good")
    assert answer.status_code == 422
    assert b"choose a month at most" in answer.content
    ban(desk, network="on", length="day")
    assert send(rosa, story, {"REMOTE_ADDR": "203.0.113.77"}).status_code == 422
    assert send(rosa, story, {"REMOTE_ADDR": "198.51.100.5"}).status_code == 303


def test_a_ban_of_a_network_says_no_more_than_it_holds(rosa: Any, desk: Client, story: Any, at_noon: Any) -> None:
    send(rosa, story)
    at_noon.shift(timedelta(days=6))
    send(rosa, story, pen=PEN, comment="Buy my lamps.")
    latest = Reply.objects.latest("pk")
    desk.post(
        f"/desk/replies/{latest.pk}/ban/", {"reason": "Advertising", "length": "month", "reader": "on", "network": "on"}
    )
    of_reader, of_network = Ban.objects.order_by("pk")
    assert of_reader.until
    assert of_network.until == of_reader.until - timedelta(days=6), "The salt was six days old."
    assert desk.get("/desk/replies/bans/").content.count(b"Lift it") == 2


def test_a_network_nobody_knows_any_more_is_not_banned(rosa: Any, desk: Client, story: Any) -> None:
    send(rosa, story)
    Salt.objects.all().delete()
    answer = ban(desk, network="on")
    assert "The network is no longer known. Ban the reader." in answer.content.decode()
    assert not Ban.objects.exists()


def test_a_ban_that_is_lifted_holds_no_more(rosa: Any, desk: Client, mo: Any, story: Any) -> None:
    send(rosa, story, pen=PEN)
    ban(desk, reader="on", length="good")
    assert b"Advertising" in desk.get("/desk/replies/bans/").content
    assert b"Reader banned" in desk.get("/desk/replies/").content
    desk.post(f"/desk/replies/bans/{Ban.objects.get().pk}/")
    assert b"Nobody is banned." in desk.get("/desk/replies/bans/").content
    assert send(rosa, story, pen=PEN).status_code == 303
    assert list(Decision.objects.order_by("pk").values_list("verb", "by")) == [("ban", mo.pk), ("lift", mo.pk)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"network": "on", "reason": " "}, "Write the reason"),
        ({}, "Choose whom to ban."),
        ({"reader": "on"}, "Nothing came with this reply"),
        ({"network": "on", "length": "ever"}, "Select a valid choice"),
    ],
)
def test_a_ban_that_would_hold_for_nobody_is_refused(
    rosa: Any, desk: Client, story: Any, fields: dict[str, str], said: str
) -> None:
    send(rosa, story)
    answer = ban(desk, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Ban.objects.exists()


def test_of_several_the_longest_is_told(at_noon: Any) -> None:
    now = at_noon_now()
    for days in (1, 9, 3):
        Ban.objects.create(pen_hash="p", reason=f"{days}", until=now + timedelta(days=days))
    found = ban_of(Sender(pen="p"))
    assert found is not None
    assert found.reason == "9"
    Ban.objects.create(network_hash="old salt", reason="for good")
    longest = ban_of(Sender(pen="p", networks=("new salt", "old salt")))
    assert longest is not None
    assert longest.reason == "for good"


def at_noon_now() -> Any:
    from dateline.lib import clock

    return clock.now()


def test_the_card_shows_the_longest_ban_of_the_reader_and_of_the_network(rosa: Any, desk: Client, story: Any) -> None:
    send(rosa, story, pen=PEN)
    reply = Reply.objects.get()
    now = at_noon_now()
    for days, reason in ((1, "short"), (None, "for ever"), (9, "long")):
        until = now + timedelta(days=days) if days else None
        Ban.objects.create(pen_hash=reply.pen_hash, reason=f"reader {reason}", until=until)
    for days, reason in ((3, "long"), (2, "short")):
        until = now + timedelta(days=days)
        Ban.objects.create(network_hash=reply.network_hash, reason=f"network {reason}", until=until)
    page = desk.get("/desk/replies/").content.decode()
    assert "Reader banned" in page
    assert "reader for ever" in page
    assert "Network banned" in page
    assert "network long" in page
    assert "reader short" not in page
    assert "reader long" not in page
    assert "network short" not in page


def test_the_log_says_whom_a_ban_holds_for_how_long_and_why(rosa: Any, desk: Client, story: Any) -> None:
    send(rosa, story, pen=PEN)
    ban(desk, reader="on", network="on", length="day")
    made = Decision.objects.get()
    assert made.details == (
        "the reader until 24 November 2026, 12:00; the network until 24 November 2026, 12:00: “Advertising”"
    )
    desk.post(f"/desk/replies/bans/{Ban.objects.earliest('pk').pk}/")
    assert Decision.objects.latest("pk").details == "the reader until 24 November 2026, 12:00: “Advertising”"
    page = desk.get("/desk/replies/log/").content.decode()
    assert "The reader until 24 November 2026, 12:00; the network" in page
    assert f"reply {Reply.objects.get().pk}" in page


def test_two_bans_of_one_press_are_told_apart_by_eye_and_by_ear(rosa: Any, desk: Client, story: Any) -> None:
    send(rosa, story, pen=PEN)
    ban(desk, reader="on", network="on")
    page = desk.get("/desk/replies/bans/").content.decode()
    assert "The reader <bdi>Stan</bdi>" in page
    assert "The network of <bdi>Stan</bdi>" in page
    assert 'aria-label="Lift the ban of the reader Stan"' in page
    assert 'aria-label="Lift the ban of the network of Stan"' in page


@given(st.text(max_size=300), st.lists(st.tuples(st.booleans(), st.none() | st.datetimes(timezones=st.just(UTC)))))
def test_any_bans_can_be_said(reason: str, kinds: list[tuple[bool, datetime | None]]) -> None:
    bans = [Ban(network_hash="n" if network else "", reason=reason, until=until) for network, until in kinds]
    if bans:
        assert reason in in_words(bans)
    found = longest(bans)
    assert found is None or found.until is None or all(ban.until and ban.until <= found.until for ban in bans)


@given(st.builds(Sender))
def test_who_sends_nothing_to_be_known_by_is_not_banned_with_others_of_the_kind(sender: Sender) -> None:
    Ban.objects.get_or_create(pen_hash="", email_hash="", network_hash="n")
    assert ban_of(sender) is None
