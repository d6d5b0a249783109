"""The record can be taken along: whole, in files that machines and spreadsheets read, and that do no harm there."""

import csv
import io
import json
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.export_record import export_record
from dateline.archive.errors import CannotExport
from dateline.archive.export import tables
from dateline.archive.export.formats import csv_lines, json_lines
from dateline.archive.export.tables import TABLES, Table
from dateline.archive.models import Event, Mention, Participant, Quote, Tie
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
from dateline.subjects.models import Role, Subject

SAID = "The bridge opens on Monday."


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def ada(db: None) -> Subject:
    return Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", aliases=["A. P.", "=1+1"])


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story("The bridge", body=[("paragraph", f"<p>“{SAID}” Ada Pell said.</p>")])
    return found


def propose(story: Story, words: str, speaker: Subject) -> Quote:
    return Quote.objects.create(
        story=story, start=1, end=1 + len(words), words=words, sentence=f"“{words}”", kind="direct", revision=7,
        speaker=speaker, speaker_name=speaker.name, rule="scripted",
    )  # fmt: skip


@pytest.fixture
def record(story: Story, ada: Subject, edith: Any) -> Quote:
    """One of each, and a quote that waits."""
    found = {"story": story, "start": 0, "end": 3, "words": "met", "sentence": "They met."}
    Mention.objects.create(**found | {"words": "Ada Pell"}, name="Ada Pell", kind="person")
    confirm_name(story=story, name="Ada Pell", subject=ada, editor=edith)
    event = Event.objects.create(**found, kind="meeting", title="They meet", state="confirmed", happened_on="2026-11",
                                 begins=date(2026, 11, 1), ends=date(2026, 11, 30))  # fmt: skip
    Participant.objects.create(event=event, name="Pell", subject=ada, part="host")
    Tie.objects.create(**found, kind="head of", from_name="Pell", from_subject=ada, to_name="Bridge", state="confirmed")
    Role.objects.create(subject=ada, title="bridge keeper", begins="2019")
    propose(story, "It waits.", ada)
    return confirm_quote(quote=propose(story, SAID, ada), editor=edith, role="bridge keeper", source="speech")


def table(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def rows(name: str, every_state: bool = False) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(json_lines(table(name), every_state)))
    return found


def read_csv(lines: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(lines.removeprefix("\ufeff"), newline="")))


@pytest.mark.django_db
class TestWhatItHolds:
    def test_a_quote_with_who_when_where_and_who_confirmed_it(self, record: Quote, story: Story, edith: Any) -> None:
        [row] = rows("quotes")
        assert (row["words"], row["speaker"], row["role"], row["source"]) == (
            SAID,
            "Ada Pell",
            "bridge keeper",
            "speech",
        )
        assert (row["revision"], row["start"], row["end"], row["kind"]) == (7, 1, 1 + len(SAID), "direct")
        assert row["story_address"].endswith(story.address)
        assert row["address"].endswith(record.address)
        assert (row["decided_by"], row["decided_at"]) == (edith.username, "2026-11-23T12:00:00Z")

    def test_the_other_tables(self, record: Quote) -> None:
        assert [(row["name"], row["subject"]) for row in rows("mentions")] == [("Ada Pell", "Ada Pell")]
        assert [(row["participants"], row["begins"]) for row in rows("events")] == [(["Ada Pell (host)"], "2026-11-01")]
        assert [(row["from"], row["to"], row["kind"]) for row in rows("ties")] == [("Ada Pell", "Bridge", "head of")]
        assert [row["other_names"] for row in rows("subjects")] == [["A. P.", "=1+1"]]
        assert [(row["subject"], row["role"], row["begins"]) for row in rows("roles")] == [
            ("Ada Pell", "bridge keeper", "2019")
        ]

    def test_only_what_is_confirmed_and_in_print_unless_every_state_is_asked_for(
        self, record: Quote, story: Story, edith: Any
    ) -> None:
        assert {row["state"] for row in rows("quotes", every_state=True)} == {"confirmed", "proposed"}
        withdraw(story=story)
        assert [rows(name) for name in ("quotes", "mentions", "events", "ties")] == [[], [], [], []]
        reject_quote(quote=record, editor=edith)
        assert len(rows("quotes", every_state=True)) == 2

    def test_whoever_was_closed_is_left_out(self, record: Quote, ada: Subject) -> None:
        Subject.objects.filter(pk=ada.pk).update(closed_at="2026-11-20T12:00:00Z")
        assert [rows(name) for name in ("subjects", "roles", "quotes", "mentions", "ties")] == [[], [], [], [], []]
        assert [row["participants"] for row in rows("events")] == [[]]
        assert len(rows("subjects", every_state=True)) == 1

    def test_every_column_is_written(self, record: Quote) -> None:
        for each in TABLES:
            [row, *_] = each.rows(False)
            assert tuple(row) == each.columns

    def test_long_tables_are_read_some_at_a_time(
        self, record: Quote, story: Story, ada: Subject, edith: Any, monkeypatch: Any
    ) -> None:
        monkeypatch.setattr(tables, "AT_ONCE", 2)
        for number in range(4):
            confirm_quote(quote=propose(story, f"Saying {number}.", ada), editor=edith)
        with CaptureQueriesContext(connection) as asked:
            assert len(list(table("quotes").rows(False))) == 5
        assert len(asked) == 4


def made_of(*values: Any) -> Table:
    return Table("made up", ("what", "more"), lambda _: iter([{"what": value, "more": "x"} for value in values]))


class TestFormats:
    @given(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30), max_size=5)
    )
    def test_whatever_stands_in_a_cell_comes_back_and_is_no_formula(self, values: list[str]) -> None:
        lines = "".join(csv_lines(made_of(*values), False))
        cells = [row["what"] for row in read_csv(lines)]
        for value, cell in zip(values, cells, strict=True):
            assert cell in (value, f"'{value}")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert [row["what"] for row in json.loads("".join(json_lines(made_of(*values), False)))] == values

    @pytest.mark.parametrize("value", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
    def test_a_formula_becomes_words(self, value: str) -> None:
        [row] = read_csv("".join(csv_lines(made_of(value), False)))
        assert row["what"] == f"'{value}"

    def test_a_list_of_names_is_guarded_too(self) -> None:
        [row] = read_csv("".join(csv_lines(made_of(["=1+1", "Pell"]), False)))
        assert row["what"] == "'=1+1; Pell"

    def test_numbers_truth_and_days_are_written_plainly(self) -> None:
        cells = [row["what"] for row in read_csv("".join(csv_lines(made_of(-3, True, None, date(2026, 11, 3)), False)))]
        assert cells == ["-3", "yes", "", "2026-11-03"]

    def test_nothing_is_an_empty_list_and_a_head(self) -> None:
        assert json.loads("".join(json_lines(made_of(), False))) == []
        assert "".join(csv_lines(made_of(), False)) == "\ufeffwhat,more\r\n"


@pytest.mark.django_db
class TestTheFolder:
    def test_has_a_file_of_each_kind_for_each_table_for_its_owner_alone(self, record: Quote, tmp_path: Path) -> None:
        target = tmp_path / "record"
        counts = export_record(folder=target)
        assert counts == {"quotes": 1, "mentions": 1, "events": 1, "ties": 1, "subjects": 1, "roles": 1}
        assert sorted(path.name for path in target.iterdir()) == sorted(
            f"{name}.{ending}" for name in counts for ending in ("csv", "json")
        )
        assert {stat.S_IMODE(path.stat().st_mode) for path in target.iterdir()} == {0o600}
        assert read_csv((target / "quotes.csv").read_text(encoding="utf-8"))[0]["words"] == SAID
        assert json.loads((target / "quotes.json").read_text(encoding="utf-8"))[0]["words"] == SAID

    def test_an_empty_record_is_counted_as_such(self, paper: Any, tmp_path: Path) -> None:
        assert export_record(folder=tmp_path / "record")["quotes"] == 0

    def test_what_is_there_is_left_alone(self, record: Quote, tmp_path: Path) -> None:
        with pytest.raises(CannotExport, match="left alone"):
            export_record(folder=tmp_path)
        with pytest.raises(CannotExport, match="There is no folder"):
            export_record(folder=tmp_path / "nowhere" / "record")

    def test_stopped_in_the_middle_nothing_is_left(self, record: Quote, tmp_path: Path) -> None:
        def stop(name: str) -> None:
            if name == "events.csv":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            export_record(folder=tmp_path / "record", tell=stop)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
class TestAtTheDesk:
    def signed_in(self, user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    def test_an_editor_takes_a_table(self, record: Quote, edith: Any) -> None:
        desk = self.signed_in(edith)
        assert b"/desk/record/export/quotes.csv" in desk.get("/desk/record/export/").content
        answer = desk.get("/desk/record/export/quotes.csv")
        assert answer["Content-Disposition"] == 'attachment; filename="quotes-2026-11-23.csv"'
        assert len(read_csv(answer.getvalue().decode())) == 1
        assert len(json.loads(desk.get("/desk/record/export/quotes.json?states=all").getvalue())) == 2

    @pytest.mark.parametrize("name", ["users.csv", "quotes.xml", "quotes.", ".csv"])
    def test_there_is_no_other_table(self, edith: Any, name: str) -> None:
        assert self.signed_in(edith).get(f"/desk/record/export/{name}", follow=True).status_code == 404

    def test_whoever_may_publish_nothing_does_not(self, record: Quote, ravi: Any, mo: Any, stan: Any) -> None:
        for client in (*map(self.signed_in, (ravi, mo, stan)), Client()):
            for address in ("/desk/record/export/", "/desk/record/export/quotes.csv"):
                assert client.get(address).status_code == 302
