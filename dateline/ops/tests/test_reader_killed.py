"""kill -9 while the archive is read: each story is wholly read or wholly not, and the next reading goes on there."""

import os
import random
import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.running import call, environment, wait_for

pytestmark = [pytest.mark.xdist_group("pressing"), pytest.mark.once]

STORIES = 16
KILLS = 30
FILE = f"""
from dateline.stories.models import Section, Story
news = Section.objects.get(slug="news")
for number in range({STORIES}):
    words = "<p>“Lamp {{}}.{{}} must be lit again by spring,” said Mayor Mara Quill.</p>"
    body = [("paragraph", words.format(number, line)) for line in range(30)]
    story = Story(title=f"Lamp {{number}} is dark", live=False, body=body)
    news.add_child(instance=story)
    story.save_revision().publish()
"""
KEPT = {
    "archive_quote": "story_id, start, end, words, sentence, kind, speaker_name, said_by, state, revision",
    "archive_mention": "story_id, start, end, words, sentence, kind, name, state, revision",
    "archive_reading": "story_id, revision, engine, text_hash, is_due",
}
"""What a reading leaves, but for the hour."""


@pytest.fixture
def unread(newsroom: Path) -> Path:
    """A newsroom whose stories nobody has read."""
    done = call(newsroom, "manage", "shell", "-c", FILE)
    assert done.returncode == 0, done.stderr
    return newsroom


def test_killed_while_it_reads_the_archive_it_goes_on_where_it_was(unread: Path) -> None:
    read_with_kills(unread, 1, random.Random("Ravi"))


@pytest.mark.drill
@pytest.mark.timeout(3600)
def test_killed_again_and_again_it_reads_the_archive_as_if_nobody_had(unread: Path) -> None:
    seed = os.environ.get("DATELINE_TEST_SEED") or secrets.token_hex(4)
    print(f"DATELINE_TEST_SEED={seed} kills at the same moments again.")
    read_with_kills(unread, int(os.environ.get("DATELINE_TEST_KILLS", KILLS)), random.Random(seed))


def read_with_kills(unread: Path, kills: int, dice: random.Random) -> None:
    """And to the end, beside a newsroom that was read at one go."""
    calm = unread.parent / "the calm paper"
    shutil.copytree(unread, calm)
    for kill in range(1, kills + 1):
        at_least = dice.randint(0, STORIES * kill // (kills + 1))
        kill_when(unread, at_least)
        assert halves(unread) == [], "a story was read by half"
    for folder in (unread, calm):
        done = call(folder, "archive", "read", "--all")
        assert done.returncode == 0, done.stderr
    for table, columns in KEPT.items():
        assert rows(unread, table, columns) == rows(calm, table, columns), table
    assert len(rows(unread, "archive_quote", "id")) == STORIES * 30


def kill_when(folder: Path, at_least: int) -> None:
    """As soon as so many stories are read; or it has ended before."""
    reading = subprocess.Popen(
        [sys.executable, "-m", "dateline", "archive", "read", "--all"],
        env=environment(folder), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_for(
        lambda: len(rows(folder, "archive_reading", "id", "NOT is_due")) >= at_least or reading.poll() is not None,
        "it read too little",
    )
    reading.kill()
    reading.wait(30)


def halves(folder: Path) -> list[tuple[object, ...]]:
    """Stories that are read and lack a quote, or are not and have one."""
    sql = """
        SELECT story.page_ptr_id, COUNT(quote.id), reading.is_due FROM stories_story AS story
        LEFT JOIN archive_reading AS reading ON reading.story_id = story.page_ptr_id
        LEFT JOIN archive_quote AS quote ON quote.story_id = story.page_ptr_id
        GROUP BY story.page_ptr_id
        HAVING COUNT(quote.id) <> CASE WHEN COALESCE(reading.is_due, 1) THEN 0 ELSE 30 END
    """
    return _asked(folder, sql)


def rows(folder: Path, table: str, columns: str, which: str = "1") -> list[tuple[object, ...]]:
    return _asked(folder, f"SELECT {columns} FROM {table} WHERE {which} ORDER BY {columns}")


def _asked(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "data" / "dateline.sqlite3", timeout=30)) as database:
        return database.execute(sql).fetchall()
