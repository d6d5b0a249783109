"""What an error says of the machine: no room on a disk, or a database that cannot be used just now."""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Full, a user's share used up, a file longer than is allowed."""

POSTGRES_DISK_FULL = "53100"
POSTGRES_PASSES = ("08", "40", "53", "55P03", "57P")
"""Classes of PostgreSQL's errors: no line to it, a transaction that has to be tried again, no means left, a lock not
had, and a server that is ended. What passes by itself, and is no fault of what was asked."""

SQLITE_PASSES = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
    }
)  # fmt: skip
PRIMARY = 0xFF
"""SQLite's codes say more in their higher bits."""


def is_no_room(error: BaseException | None) -> bool:
    """Whether a disk is full: of ours, or of the database's."""
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    if not isinstance(error, DatabaseError):
        return False
    return _sqlite_code(error) == sqlite3.SQLITE_FULL or _postgres_code(error) == POSTGRES_DISK_FULL


def is_database_away(error: BaseException | None) -> bool:
    """Whether the database is gone, full or busy, so that the same may work later."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError):
        return False
    if isinstance(error.__cause__, sqlite3.Error):
        return _sqlite_code(error) in SQLITE_PASSES
    code = _postgres_code(error)
    return code is None or code.startswith(POSTGRES_PASSES)


def _sqlite_code(error: BaseException) -> int | None:
    code: int | None = getattr(error.__cause__, "sqlite_errorcode", None)
    return None if code is None else code & PRIMARY


def _postgres_code(error: BaseException) -> str | None:
    """None also when there was no line to the server that could have said one."""
    code: str | None = getattr(error.__cause__, "sqlstate", None)
    return code
