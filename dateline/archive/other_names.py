"""The other names of a subject, each once."""

from collections.abc import Iterable

from dateline.subjects.models import Subject


def names_together(subject: Subject, more: Iterable[str]) -> list[str]:
    """Its own other names and then `more` of them, whatever their case; without the name it goes by."""
    names: dict[str, str] = {}
    for name in (*subject.aliases, *more):
        names.setdefault(name.casefold(), name)
    names.pop(subject.name.casefold(), None)
    return list(names.values())
