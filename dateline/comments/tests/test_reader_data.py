"""A reader can have what is kept of them, and have it erased; the whole conversation can be taken along."""

import json
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.comments.actions.erase_reader import erase_reader
from dateline.comments.data.tables import KEYS, of_everybody, of_reader
from dateline.comments.data.writing import read_back, write_file
from dateline.comments.errors import BadExport
from dateline.comments.models import Appeal, Ban, Decision, Follower, Letter, Note, Recommendation, Reply, Report
from dateline.gatekeeper.sender import email_hash
from dateline.lib import clock

pytestmark = pytest.mark.django_db
ROSA, IVO = "Rosa@example.org", "ivo@example.org"
SCREEN = "/desk/replies/data/"
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


def said(story: Any, email: str, words: str = "So it is.", **fields: Any) -> Reply:
    fields = {"status": "approved", "email": email, "email_hash": email_hash(email), **fields}
    return Reply.objects.create(story=story, name="Rosa", comment=words, **fields)


def everything_of(story: Any, email: str) -> Reply:
    reply = said(story, email.lower())
    Letter.objects.create(reply=reply, text="Please", email=email)
    Report.objects.create(reply=said(story, ""), rule="abuse", words="Look", email=email, sender_hash=email)
    Appeal.objects.create(reply=reply, words="But")
    Note.objects.create(reply=reply, words="Mind your words.", is_warning=True)
    Note.objects.create(reply=reply, words="He again.")
    Follower.objects.create(story=story, email=email.lower(), secret=f"key-{email}")
    Ban.objects.create(email_hash=email_hash(email), name="Rosa", reason="Shouts")
    return reply


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["reply", "letter", "report", "note"])), max_size=12))
def test_an_export_holds_as_many_rows_as_the_database_and_their_words(
    story: Any, tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    Reply.objects.all().delete()
    Letter.objects.all().delete()
    first = said(story, ROSA)
    for name, words, kind in rows:
        match kind:
            case "reply":
                Reply.objects.create(story=story, name=name, comment=words)
            case "letter":
                Letter.objects.create(name=name, text=words)
            case "report":
                Report.objects.create(reply=first, rule="abuse", name=name, words=words)
            case "note":
                Note.objects.create(reply=first, words=words)
    target = tmp_path / "all.json"
    target.unlink(missing_ok=True)
    counts = write_file(target, of_everybody(), leaving_out=KEYS)
    assert counts == read_back(target) == {name: rows.count() for name, rows in of_everybody().items()}
    written = json.loads(target.read_text(encoding="utf-8"))
    assert written["counts"] == counts
    assert [(each["name"], each["comment"]) for each in written["replies"]][1:] == [
        (name, words) for name, words, kind in rows if kind == "reply"
    ]
    assert [each["text"] for each in written["letters"]] == [words for _, words, kind in rows if kind == "letter"]


def test_an_export_is_for_its_owner_alone_and_writes_over_nothing(story: Any, tmp_path: Path) -> None:
    everything_of(story, ROSA)
    target = tmp_path / "all.json"
    write_file(target, of_everybody(), leaving_out=KEYS)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "key-" not in target.read_text(), "who reads it could stop or confirm mail"
    before = target.read_bytes()
    with pytest.raises(BadExport, match="exists already"):
        write_file(target, of_everybody(), leaving_out=KEYS)
    with pytest.raises(BadExport, match="no folder"):
        write_file(tmp_path / "no" / "x.json", of_everybody(), leaving_out=KEYS)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["all.json"]


def test_a_file_that_lacks_a_row_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"replies": [{"id": 1}], "counts": {"replies": 2}}')
    with pytest.raises(BadExport, match="at replies"):
        read_back(path)


def test_a_reader_has_what_they_wrote_and_were_told_and_nothing_of_others(story: Any, mo: Any) -> None:
    reply = everything_of(story, ROSA)
    everything_of(story, IVO)
    Reply.objects.filter(pk=reply.pk).update(email="", moderated_by=mo)  # the address is deleted after its days
    desk = signed_in(mo)
    assert b"1 letter" in desk.post(SCREEN, {"email": ROSA, "do": "show"}).content
    answer = desk.post(SCREEN, {"email": "rosa@EXAMPLE.org", "do": "hand out"})
    assert answer["Content-Disposition"] == 'attachment; filename="reader.json"'
    told = answer.json()
    kinds = ("replies", "letters", "reports", "appeals", "warnings", "followers", "bans")
    assert told["counts"] == dict.fromkeys(kinds, 1) | {"cases": 0}
    assert told["replies"][0]["comment"] == "So it is."
    assert "He again." not in answer.content.decode()
    assert "moderated_by_id" not in told["replies"][0]
    line = Decision.objects.get()
    assert (line.verb, line.by, line.told) == (Decision.Verb.HAND_OUT, mo, "7 records")
    assert "Handed out a reader&#x27;s data" in desk.get("/desk/replies/log/").content.decode()


def test_what_is_erased_is_nowhere_and_what_others_wrote_stays(rosa: Any, story: Any, mo: Any) -> None:
    everything_of(story, ROSA)
    answered = said(story, ROSA, "This was answered.")
    own = said(story, ROSA, "And I answer myself.", parent=answered)
    answer = said(story, IVO, "Ivo's answer.", parent=answered)
    everything_of(story, IVO)
    desk = signed_in(mo)
    assert b"Erased: 6 records." in desk.post(SCREEN, {"email": ROSA, "do": "erase"}, follow=True).content
    line = Decision.objects.get()
    assert (line.verb, line.by, line.told) == ("erase", mo, "3 replies, 1 letters, 1 reports, 1 follows")
    left = {name: rows.count() for name, rows in of_reader(ROSA).items()}
    assert left == {**dict.fromkeys(left, 0), "bans": 1}
    assert not Reply.objects.filter(pk=own.pk).exists()
    assert Reply.objects.get(pk=answered.pk).comment == ""
    assert Reply.objects.get(pk=answer.pk).parent == answered
    page = rosa.get(story.address).content.decode()
    assert "answer." in page
    assert "This was answered." not in page
    assert Ban.objects.filter(email_hash=email_hash(ROSA), name="").count() == 1
    assert {name: rows.count() for name, rows in of_reader(IVO).items()} == {
        "replies": 2, "letters": 1, "reports": 1, "appeals": 1, "warnings": 1, "followers": 1, "bans": 1,
        "cases": 0,
    }  # fmt: skip
    assert Report.objects.filter(email="", words="", sender_hash="").count() == 1


def test_erasing_an_address_nobody_left_changes_nothing(story: Any) -> None:
    everything_of(story, IVO)
    before = {name: list(rows.values()) for name, rows in of_everybody().items() if name != "decisions"}
    for email in ("", "eve@example.org", " "):
        assert not sum(erase_reader(email=email).values())
    assert {name: list(rows.values()) for name, rows in of_everybody().items() if name != "decisions"} == before


@pytest.mark.parametrize("do", ["show", "hand out", "erase"])
def test_a_readers_data_is_for_moderators_and_editors(
    story: Any, mo: Any, edith: Any, ravi: Any, stan: Any, do: str
) -> None:
    for who, may in ((stan, False), (ravi, False), (mo, True), (edith, True)):
        Follower.objects.get_or_create(story=story, email="rosa@example.org", secret="s")
        answer = signed_in(who).post(SCREEN, {"email": ROSA, "do": do})
        assert answer.status_code in ((200, 302) if may else (302, 403))
        assert Follower.objects.exists() == (do != "erase" or not may)
        if not may:
            assert b"example.org" not in answer.content
    assert signed_in(mo).get(SCREEN).status_code == 200
    assert b"like rosa@example.org" in signed_in(mo).post(SCREEN, {"email": "x", "do": do}).content


def test_what_is_kept_of_recommendations_goes_by_itself(story: Any) -> None:
    Recommendation.objects.create(reply=said(story, IVO), reader_hash="h", created_at=clock.now() - timedelta(days=1))
    assert "recommendations" not in of_reader(ROSA), "nobody can tell whose they are"
