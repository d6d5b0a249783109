"""What rooms further down know of a subject, a line each on its screen at the desk."""

from collections.abc import Callable
from typing import Any, NamedTuple

from wagtail.admin.panels import Panel

from dateline.subjects.models import Subject


class Line(NamedTuple):
    """One sentence, and where it leads."""

    words: str
    address: str = ""


Teller = Callable[[Subject], Line]
_tellers: list[Teller] = []


def tells_of_subjects(teller: Teller) -> Teller:
    """Register a line."""
    _tellers.append(teller)
    return teller


class ToldPanel(Panel):
    """Those lines. Nothing for a subject that is being made."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "subjects/desk/told.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"lines": [tell(self.instance) for tell in _tellers]}
