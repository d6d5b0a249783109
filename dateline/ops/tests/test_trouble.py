"""A machine in trouble: whoever may act is told what is wrong, where, and the mend; everybody else is kept calm."""

import errno
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import InterfaceError, OperationalError

from dateline.lib.trouble import is_database_away, is_no_room
from dateline.ops import alarms
from dateline.ops.checkup.finding import State
from dateline.ops.checkup.folder import _writable
from dateline.ops.heartbeat import beat
from dateline.ops.models import Mishap
from dateline.ops.room import Blocked, blocked_folders, try_to_write
from dateline.press.tests.no_room import no_room

FULL = OSError(errno.ENOSPC, "No space left on device")


def of_sqlite(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("whatever it says")
    cause.sqlite_errorcode = code
    return _caused_by(cause)


def _caused_by(cause: Exception) -> OperationalError:
    error = OperationalError("whatever it says")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "no_room_left", "away"),
    [
        (FULL, True, False),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True, False),
        (OSError(errno.ENOENT, "No such file"), False, False),
        (of_sqlite(sqlite3.SQLITE_FULL), True, True),
        (of_sqlite(sqlite3.SQLITE_BUSY), False, True),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), False, True),
        (of_sqlite(sqlite3.SQLITE_ERROR), False, False),
        (_caused_by(psycopg.errors.DiskFull("no space")), True, True),
        (_caused_by(psycopg.errors.AdminShutdown("terminated")), False, True),
        (_caused_by(psycopg.OperationalError("connection refused")), False, True),
        (_caused_by(psycopg.errors.StatementTooComplex("stack depth limit")), False, False),
        (InterfaceError("the connection is closed"), False, True),
        (ValueError("no such wheel"), False, False),
        (None, False, False),
    ],
)
def test_what_is_the_matter_is_told_by_the_error(error: Exception | None, no_room_left: bool, away: bool) -> None:
    assert (is_no_room(error), is_database_away(error)) == (no_room_left, away)


def test_a_folder_is_known_to_be_full_by_writing_and_nothing_is_left_there(tmp_path: Path) -> None:
    assert try_to_write(tmp_path) is None
    with no_room():
        blocked = try_to_write(tmp_path)
    assert blocked == Blocked(tmp_path, "File too large")
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_names_the_folder_and_the_mend(tmp_path: Path) -> None:
    with no_room():
        finding = _writable("media", tmp_path)
    assert (finding.state, str(tmp_path) in finding.what, "Make room" in finding.mend) == (State.FAILURE, True, True)


def test_machines_that_ask_are_told_of_a_full_disk(client: Any, db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    beat()
    assert (client.get("/readyz").status_code, blocked_folders()) == (200, [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.site.views.health.blocked_folders", lambda: [Blocked(tmp_path, "full")])
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "worker": True, "disk": False})


def test_machines_that_ask_are_told_of_a_lost_database_also_when_nothing_can_be_asked_of_it(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a database for this test: whatever asks one fails."""

    def lost() -> None:
        raise InterfaceError("the connection is closed")

    monkeypatch.setattr("dateline.site.views.health.connection.cursor", lost)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "worker": False, "disk": True})
    assert client.get("/healthz").status_code == 200


class TestTheFirstScreen:
    @pytest.fixture(autouse=True)
    def _full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(alarms, "blocked_folders", lambda: [Blocked(Path("/srv/<paper>"), "No space left")])

    def test_an_editor_is_told_which_folder_and_why(self, client: Any, edith: Any) -> None:
        client.force_login(edith)
        page = client.get("/desk/").content.decode()
        assert "The folder /srv/&lt;paper&gt; cannot be written: No space left." in page
        assert "make room on that disk" in page

    @pytest.mark.parametrize("who", ["ravi", "mo", "stan"])
    def test_others_are_not_told_how_the_machine_is_made(
        self, who: str, request: pytest.FixtureRequest, client: Any
    ) -> None:
        client.force_login(request.getfixturevalue(who))
        assert "/srv/" not in client.get("/desk/").content.decode()


class TestAPageThatCannotBeMade:
    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch, client: Any) -> Any:
        """Breaks every page by an error."""
        client.raise_request_exception = False

        def by(error: Exception) -> Any:
            def fail(*_: Any) -> None:
                raise error

            monkeypatch.setattr("dateline.publication.pressing.current_house", fail)
            return client

        return by

    @pytest.mark.parametrize("error", [FULL, OperationalError("connection refused"), of_sqlite(sqlite3.SQLITE_FULL)])
    def test_a_reader_is_told_to_come_back_and_nothing_of_the_machine(self, broken: Any, error: Exception) -> None:
        answer = broken(error).get("/latest/")
        page = answer.content.decode()
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "Back in a moment" in page
        assert not [word for word in ("disk", "database") if word in page]

    @pytest.mark.parametrize(
        ("error", "words"),
        [(FULL, "The disk is full"), (OperationalError("connection refused"), "The database does not answer")],
    )
    def test_the_desk_is_told_what_is_wrong_and_that_nothing_was_saved(
        self, broken: Any, error: Exception, words: str
    ) -> None:
        page = broken(error).get("/desk/").content.decode()
        assert words in page
        assert "nothing of this was saved" in page

    def test_it_is_no_mishap(self, db: None, broken: Any) -> None:
        broken(FULL).get("/latest/")
        assert not Mishap.objects.exists()
