"""Errors of the machine and of libraries, said so that one can mend them."""

DATABASE_AWAY = (
    "The database cannot be used: {reason}. Check database_url in dateline.toml (or DATELINE_DATABASE_URL), "
    "that the database runs, and that there is room on its disk."
)
DATABASE_EMPTY = "The database has not been prepared: {reason}. Start `dateline serve` once, or `dateline init`."


def sentence_for(error: Exception) -> str | None:
    """A sentence for `error`, or None when it is a mistake of ours and the trace is worth more."""
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}."
    if _is_database_error(error):
        reason = " ".join(str(error).split())
        return (DATABASE_EMPTY if _misses_table(reason) else DATABASE_AWAY).format(reason=reason.rstrip("."))
    if type(error).__name__ in ("ImproperlyConfigured", "CommandError"):
        return str(error)
    return None


def _is_database_error(error: Exception) -> bool:
    """By name, so that a command which needs no Django does not import it to fail."""
    return any(f"{kind.__module__}.{kind.__name__}" == "django.db.utils.DatabaseError" for kind in type(error).mro())


def _misses_table(reason: str) -> bool:
    return "no such table" in reason or ("relation" in reason and "does not exist" in reason)
