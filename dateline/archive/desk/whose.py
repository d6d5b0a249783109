"""A name in a form with whom it is: chosen among those it may be, new, or left to the name alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say

from dateline.accounts.models import User
from dateline.archive.actions.add_subject import add_subject
from dateline.archive.desk.candidates import Candidates
from dateline.archive.desk.door import MAKES
from dateline.archive.known import Known
from dateline.archive.models.found import LONGEST_NAME
from dateline.subjects.models import Subject

NOBODY, NEW = "nobody", "new:"
BY_NAME = ""


@dataclass(frozen=True)
class Named:
    """One such line as it is shown: what stands in its two fields, and the list."""

    row: str
    name: str
    whose: str
    choices: Sequence[Subject]
    part: str = ""
    was: str = ""
    """Both as they were shown: a name that is typed over leaves whoever was chosen for the old one."""


def named(row: str, name: str, subject: Subject | None, candidates: Candidates, part: str = "") -> Named:
    """As the record has it."""
    exactly = candidates.exactly(name)
    known = subject or (exactly[0] if len(exactly) == 1 else None)
    choices = {each.pk: each for each in [known, *candidates.alike(name), *candidates.of_surname(name)] if each}
    whose = str(known.pk) if known else BY_NAME
    return Named(row, name, whose, list(choices.values()), part, f"{whose} {name}")


def typed(row: str, data: Mapping[str, str], candidates: Candidates) -> Named:
    """As it was sent, so that nothing typed is lost."""
    name = data.get(f"{row}-name", "")[:LONGEST_NAME]
    choices = list(Subject.objects.filter(pk=_key(data, row))) if _key(data, row) else []
    choices += [each for each in candidates.alike(name) if each not in choices]
    whose, was = data.get(f"{row}-whose", ""), data.get(f"{row}-was", "")
    return Named(row, name, whose, choices, data.get(f"{row}-part", ""), was)


def chosen(row: str, data: Mapping[str, str], known: Known, editor: User) -> Subject | None:
    """Who it is. By the name alone: whoever only has it. Raises ValidationError and KnownAlready."""
    name, whose = name_in(row, data), data.get(f"{row}-whose", "")
    if whose == NOBODY or not (name or whose):
        return None
    if whose.startswith(NEW) and whose.removeprefix(NEW) in Subject.Kind.values:
        if not editor.has_perm(MAKES):
            raise ValidationError(say("You may not make new subjects. Choose one the house knows."))
        return add_subject(name=name, kind=whose.removeprefix(NEW), editor=editor)
    if _key(data, row) and not _is_typed_over(data, row):
        return Subject.objects.filter(pk=_key(data, row)).first()
    return known.anybody(name)


def _is_typed_over(data: Mapping[str, str], row: str) -> bool:
    """The name is another and the list was left alone."""
    whose, _, name = data.get(f"{row}-was", "").partition(" ")
    return whose == data.get(f"{row}-whose") and name != name_in(row, data)


def name_in(row: str, data: Mapping[str, str]) -> str:
    return " ".join(data.get(f"{row}-name", "").split())[:LONGEST_NAME]


def _key(data: Mapping[str, str], row: str) -> int | None:
    whose = data.get(f"{row}-whose", "")
    return int(whose) if whose.isascii() and whose.isdigit() and len(whose) <= 18 else None
