"""`dateline replies`: what is kept of readers, handed out or erased at the command line."""

import json
from pathlib import Path

import pytest

from tests.running import call

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]
LETTER = "from dateline.comments.models import Letter; Letter.objects.create(text='Good day', email='rosa@example.org')"


def test_a_readers_data_is_written_down_and_erased_and_an_odd_call_ends_with_a_sentence(newsroom: Path) -> None:
    assert call(newsroom, "manage", "shell", "-c", LETTER).returncode == 0
    done = call(newsroom, "replies", "export", "ROSA@example.org", "rosa.json")
    assert done.returncode == 0, done.stderr
    assert "1 letters" in done.stdout
    written = json.loads((newsroom / "rosa.json").read_text())
    assert [each["text"] for each in written["letters"]] == ["Good day"]
    again = call(newsroom, "replies", "export", "rosa@example.org", "rosa.json")
    assert again.returncode == 1
    assert "exists already" in again.stderr
    assert "Traceback" not in again.stderr
    assert call(newsroom, "replies", "export", "rosa.json").returncode == 2
    assert call(newsroom, "replies", "erase", "--yes", "rosa@example.org").stdout == "Erased: 1 letters.\n"
    assert "Nothing is kept" in call(newsroom, "replies", "erase", "rosa@example.org").stdout
    all_of_it = call(newsroom, "replies", "export", "--all", "all.json")
    assert all_of_it.returncode == 0, all_of_it.stderr
    counts = json.loads((newsroom / "all.json").read_text())["counts"]
    assert (counts["letters"], counts["decisions"]) == (0, 1)
