"""`dateline press status`: how the press stands, for people and for machines."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.ops.commands import press as command
from dateline.press.held import Held, keep_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(paper: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a press with one process, which has told what it has in memory."""
    monkeypatch.setattr(command, "_start", lambda: None)
    settings.PRESS_FOLDER = tmp_path / "press"
    keep_held(tmp_path / "press", Held(pages=1200, parts=30, bytes=4_000_000, most_bytes=50_000_000))
    return tmp_path / "press"


def test_machines_are_told_what_each_process_has_in_memory(folder: Path) -> None:
    told = json.loads(CliRunner().invoke(command.status, ["--json"]).stdout)
    held = {"pages": 1200, "parts": 30, "bytes": 4_000_000, "most_bytes": 50_000_000}
    assert told["in_memory"] == {str(os.getpid()): held}
    assert told["purges_waiting"] == 0


def test_people_are_told_what_each_process_has_in_memory(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = CliRunner().invoke(command.status, []).stdout.replace("\n", " ")
    assert "1,200 pages and 30 parts in memory, 4,000,000 bytes of 50,000,000 at most" in said
    assert "purge" not in said
