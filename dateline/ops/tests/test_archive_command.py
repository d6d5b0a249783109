"""`dateline archive propose`: files in, proposals out, nothing stored and no newsroom needed."""

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from dateline.archive.reader.proposals import Event, Tie
from dateline.ops.commands.archive import _told_event, _told_tie, archive

FIELDS = {"file", "mentions", "quotes", "dates", "events", "ties"}


def test_each_file_gives_one_object_a_line_with_ranges_of_its_text(tmp_path: Path) -> None:
    story, other = tmp_path / "story.txt", tmp_path / "other.json"
    text = "𝔘 The fair.\n“We will open the bridge,” said Rosa Lane.\n"
    story.write_text(text, encoding="utf-8")
    other.write_text(json.dumps({"body_xhtml": "<p>“It is open,” said Tom Harker.</p>"}), encoding="utf-8")
    done = CliRunner().invoke(archive, ["propose", str(story), str(other), "--date", "2026-11-23", "--json"])
    assert done.exit_code == 0, done.output
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert set(first) == set(second) == FIELDS
    (quote,) = first["quotes"]
    assert text[quote["start"] : quote["end"]] == quote["text"] == "We will open the bridge,"
    assert quote["speaker"]["name"] == "Rosa Lane"
    assert (quote["kind"], quote["rule"]) == ("direct", "name beside verb")
    assert second["quotes"][0]["speaker"]["text"] == "Tom Harker"


def test_for_people_quotes_events_and_ties_stand_a_line_each(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "Rosa Lane met Tom Harker in Saltmere on Monday.\n“It is open,” said Rosa Lane.\n", encoding="utf-8"
    )
    done = CliRunner().invoke(archive, ["propose", str(story), "--date", "2026-11-25"])
    head, quote, event = done.stdout.splitlines()
    assert head.startswith(f"{story}: 1 quote, ")
    assert head.endswith("1 event, 0 ties")
    assert quote == "  Rosa Lane: “It is open,” (name beside verb)"
    assert event.startswith("  2026-11-23, meeting, happened: Rosa Lane, Tom Harker")


def test_what_has_no_date_nobody_or_a_role_is_told_in_words() -> None:
    bare = Event(0, 1, "strike", None, (), None, "expected", 0.5, rule="verb of striking")
    assert _told_event(bare) == "No date, strike, expected: nobody named (verb of striking)"
    meeting = Event(0, 1, "meeting", "2026-11", ("Ada Pell", "Bo Orr"), "Saltmere", "happened", 0.5, rule="verb")
    assert _told_event(meeting) == "2026-11, meeting, happened: Ada Pell, Bo Orr in Saltmere (verb)"
    tie = Tie(0, 1, "head of", "Ada Pell", "Saltmere", "Ferry", "in force", "2019", 0.5, role="mayor", rule="title")
    assert _told_tie(tie) == "Ada Pell, head of Saltmere on Ferry as mayor, in force since 2019 (title)"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("“It is open,” said Tom Harker.", encoding="utf-8")
    done = CliRunner().invoke(
        archive, ["propose", str(tmp_path / "gone.txt"), str(story), "--json"], standalone_mode=False
    )
    assert done.return_value == 1
    assert "gone.txt" in done.stderr
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [str(story)]


def test_reading_imports_no_django() -> None:
    modules = "dateline.archive.reader.reader, dateline.archive.reader.engines.spacy, dateline.archive.reader.printed"
    asked = f"import sys, {modules}; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"
