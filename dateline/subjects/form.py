"""What the desk asks of a subject: its other names and its numbers in registers, one a line."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from dateline.subjects.models import Subject

LONGEST_NAME = 250
LONGEST_ID = 300
SHARED_REGISTERS = ("literal", "code")
"""An agency's own words for a thing, which tell nothing apart."""
WITH_SPACE = re.compile(r"(?P<register>[^\s\"'\\]+): +(?P<number>\S.*)")
WITHOUT_SPACE = re.compile(r"(?P<register>[^\s\"'\\:]+):(?P<number>[^\s/:][^:]*)")


class LinesField(forms.Field):
    """Something of its own on each line. Every line that is wrong is said, with its number."""

    widget = AdminAutoHeightTextInput

    def read(self, lines: Iterable[tuple[int, str]]) -> Any:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in str(value or "").splitlines()]
        return self.read((number, line) for number, line in enumerate(lines, 1) if line)


def _read_each(lines: Iterable[tuple[int, str]], read: Callable[[int, str], None]) -> None:
    errors = []
    for number, line in lines:
        try:
            read(number, line)
        except ValidationError as error:
            errors.append(error)
    if errors:
        raise ValidationError(errors)


class OtherNamesField(LinesField):
    """Names, each once whatever its case."""

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(str(name) for name in value or [])

    def read(self, lines: Iterable[tuple[int, str]]) -> list[str]:
        names: dict[str, str] = {}

        def read_name(number: int, line: str) -> None:
            if len(line) > LONGEST_NAME:
                words = _("Line %(line)d is longer than %(most)d letters. Shorten the name.")
                raise ValidationError(words % {"line": number, "most": LONGEST_NAME})
            names.setdefault(line.casefold(), line)

        _read_each(lines, read_name)
        return list(names.values())


class RegisterNumbersField(LinesField):
    """`wikidata: Q42`: a register and the number the subject has there. One number a register."""

    def prepare_value(self, value: Any) -> str:
        return (
            value if isinstance(value, str) else "\n".join(f"{key}: {number}" for key, number in (value or {}).items())
        )

    def read(self, lines: Iterable[tuple[int, str]]) -> dict[str, str]:
        numbers: dict[str, str] = {}

        def read_number(line_number: int, line: str) -> None:
            found = WITH_SPACE.fullmatch(line) or WITHOUT_SPACE.fullmatch(line)
            told = {"line": line_number, "words": line[:80], "most": LONGEST_ID}
            if not found:
                words = _("Line %(line)d, “%(words)s”, is no register and number. Write it as wikidata: Q42.")
                raise ValidationError(words % told)
            if max(map(len, found.groups())) > LONGEST_ID:
                raise ValidationError(
                    _("Line %(line)d is longer than %(most)d letters. Is it the number alone?") % told
                )
            if numbers.setdefault(found["register"], found["number"]) != found["number"]:
                words = _("Line %(line)d gives a second number for “%(register)s”. A subject has one in each register.")
                raise ValidationError(words % (told | {"register": found["register"]}))

        _read_each(lines, read_number)
        return numbers


class SubjectForm(WagtailAdminModelForm):
    """A subject at the desk."""

    aliases = OtherNamesField(
        label=gettext_lazy("Other names"),
        required=False,
        help_text=gettext_lazy("One a line: short forms, titles, former names, other spellings."),
    )
    external_ids = RegisterNumbersField(
        label=gettext_lazy("Numbers elsewhere"),
        required=False,
        help_text=gettext_lazy("One a line: a register and the number there, such as wikidata: Q42."),
    )

    def clean_has_page(self) -> bool:
        """An editor's word stands until it is taken back."""
        has_page: bool = self.cleaned_data["has_page"]
        if has_page and self.instance.closed_at:
            raise ValidationError(_("This page was closed for good. Open it again from its case first."))
        return has_page

    def clean_external_ids(self) -> dict[str, str]:
        """A number belongs to one subject: two with the same are one, filed twice."""
        numbers: dict[str, str] = self.cleaned_data["external_ids"]
        errors = []
        for register, number in numbers.items():
            holder = _holder(register, number, self.instance)
            if holder:
                words = _("%(number)s of %(register)s is already “%(name)s” (%(kind)s). Is it the same subject?")
                errors.append(words % {"number": number, "register": register, **holder})
        if errors:
            raise ValidationError(errors)
        return numbers


def _holder(register: str, number: str, own: Subject) -> dict[str, str] | None:
    if register in SHARED_REGISTERS:
        return None
    others = Subject.objects.exclude(pk=own.pk).annotate(held=KeyTransform(register, "external_ids"))
    subject = others.filter(held=number).first()
    return {"name": subject.name, "kind": subject.get_kind_display()} if subject else None
