"""Errors nobody handled: the reader stays calm, the desk knows."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import OperationalError
from django.urls import reverse

from dateline.lib import clock
from dateline.ops.actions.note_mishap import LONGEST_TRACE, MOST_A_MINUTE, note_mishap
from dateline.ops.models import Mishap
from dateline.ops.scrub import scrub
from dateline.ops.sentry import only_what_helps


def _raised(words: str = "the clock stopped") -> Exception:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


@pytest.fixture
def broken_page(monkeypatch: pytest.MonkeyPatch, client: Any) -> Any:
    """A reader whose next page breaks."""

    def broken() -> None:
        raise ValueError("rosa@example.org wrote from 192.0.2.7")

    monkeypatch.setattr("dateline.site.views.health.worker_is_alive", broken)
    client.raise_request_exception = False
    return client


def test_the_reader_gets_a_calm_page_with_the_id_under_which_the_desk_has_it(paper: Any, broken_page: Any):
    page = broken_page.get("/readyz?key=secret", headers={"cookie": "session=hunter2"})
    assert page.status_code == 500
    mishap = Mishap.objects.get()
    assert mishap.request_id in page.content.decode()
    assert (mishap.method, mishap.path, mishap.kind) == ("GET", "/readyz", "ValueError")
    kept = f"{mishap.path} {mishap.trace}"
    assert not [word for word in ("secret", "hunter2", "rosa@", "192.0.2.7") if word in kept]


def test_a_long_trace_is_kept_within_bounds(db: None):
    note_mishap(error=_raised("x" * 100_000), where="worker")
    assert len(Mishap.objects.get().trace) <= LONGEST_TRACE + 10


def test_a_fault_on_every_page_does_not_fill_the_database(db: None):
    for _ in range(MOST_A_MINUTE + 5):
        note_mishap(error=_raised(), where="worker")
    assert Mishap.objects.count() == MOST_A_MINUTE


def test_a_database_that_is_away_is_not_asked_to_keep_it(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR):
        found_by = note_mishap(error=OperationalError("database is locked"), where="worker")
    assert found_by in caplog.text


def test_keeping_it_may_fail_and_the_reader_still_gets_the_page(db: None, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(Mishap, "save", fail)
    assert note_mishap(error=_raised(), where="worker")


def test_whoever_wants_to_know_gets_one_mail_for_a_kind(db: None, settings: Any):
    settings.ADMINS = [("Newsroom", "desk@example.org")]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for _ in range(3):
        note_mishap(error=_raised(), where="worker")
    assert [letter.to for letter in mail.outbox] == [["desk@example.org"]]


def test_nobody_is_mailed_when_nobody_wants_to_know(db: None, settings: Any):
    settings.ADMINS = []
    note_mishap(error=_raised(), where="worker")
    assert mail.outbox == []


def test_an_editor_reads_mishaps_and_their_traces(edith: Any, client: Any):
    note_mishap(error=_raised("<script>alert(1)</script>"), where="worker")
    client.force_login(edith)
    assert "ValueError" in client.get(reverse("mishaps")).content.decode()
    page = client.get(reverse("mishap", args=[Mishap.objects.get().pk])).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("who", ["ravi", "mo", "stan"])
def test_others_may_not_read_mishaps(who: str, request: pytest.FixtureRequest, client: Any):
    client.force_login(request.getfixturevalue(who))
    note_mishap(error=_raised("a secret of the house"), where="worker")
    for address in (reverse("mishaps"), reverse("mishap", args=[Mishap.objects.get().pk])):
        answer = client.get(address)
        assert answer.status_code in (302, 403)
        assert "a secret of the house" not in answer.content.decode()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Key (email)=(rosa.b@example.org) exists", "Key (email)=([mail]) exists"),
        ("from 192.0.2.7 and 2001:db8::7.", "from [address] and [address]."),
        ("postgres://paper:hunter2@db/paper", "postgres://paper:[password]@db/paper"),
        ("at 12:30:45 on line 7", "at 12:30:45 on line 7"),
        ("/replies/withheld/7KQ2MZ4TRX/?own=7-0af3", "/replies/withheld/[reference]/?own=[reference]"),
        ("/replies/own/7/0af3/", "/replies/own/7/[reference]/"),
    ],
)
def test_names_of_readers_are_taken_out_of_traces(words: str, kept: str):
    assert scrub(words) == kept


def test_no_reader_is_named_to_an_error_service():
    event = {
        "user": {"ip_address": "192.0.2.7"},
        "request": {"cookies": {"s": "1"}, "data": {"name": "Rosa"}, "headers": {"Cookie": "s=1", "Host": "x"}},
        "exception": {"values": [{"value": "rosa@example.org"}]},
    }
    told = str(only_what_helps(event, {}))
    assert not [word for word in ("192.0.2.7", "Rosa", "rosa@", "Cookie", "s=1") if word in told]


def test_the_same_kind_is_mailed_again_after_a_while(db: None, settings: Any):
    settings.ADMINS = [("Newsroom", "desk@example.org")]
    note_mishap(error=_raised(), where="worker")
    Mishap.objects.update(happened_at=clock.now() - timedelta(minutes=11))
    note_mishap(error=_raised(), where="worker")
    assert len(mail.outbox) == 2
