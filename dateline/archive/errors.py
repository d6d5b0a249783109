"""What can go wrong with a decision on what was found, as the editor is told."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from dateline.subjects.models import Subject


class ChangedSinceRead(ValidationError):
    """Somebody else decided meanwhile, or the story was read anew."""

    def __init__(self) -> None:
        super().__init__(_("This was changed or decided on since you saw it. Here is how it stands now."), code="since")


class NoSpeaker(ValidationError):
    """A quote stands on the record by somebody."""

    def __init__(self) -> None:
        super().__init__(_("Choose who said it: only words with a speaker go on the record."), code="no_speaker")


class KnownAlready(ValidationError):
    """A new subject of a name that one of its kind has."""

    def __init__(self, name: str) -> None:
        words = _("“%(name)s” is known already. Choose it, or give the new one a name that tells the two apart.")
        super().__init__(words % {"name": name}, code="known_already")


class SameSubject(ValidationError):
    """Merged into itself."""

    def __init__(self, name: str) -> None:
        super().__init__(_("This is “%(name)s” itself. Choose another.") % {"name": name}, code="same")


class GoneSinceSeen(ValidationError):
    """Somebody else merged or deleted one of the two meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("One of the two is gone: somebody merged or deleted it meanwhile."), code="gone")


class NotOfOneKind(ValidationError):
    """A person is no place."""

    def __init__(self, one: "Subject", other: "Subject") -> None:
        words = _("“%(one)s” (%(kind)s) and “%(other)s” (%(other_kind)s) are of different kinds. Mend that first.")
        told = {"one": one.name, "kind": one.get_kind_display(), "other": other.name}
        super().__init__(words % {**told, "other_kind": other.get_kind_display()}, code="kinds")


class ClosedBefore(ValidationError):
    """An editor has decided that there is no page of it."""

    def __init__(self, name: str) -> None:
        words = _(
            "The page of “%(name)s” was closed for good. Open it again first, or tell somebody else apart by name."
        )
        super().__init__(words % {"name": name}, code="closed")


class TiedToEachOther(ValidationError):
    """The record says that one is something to the other."""

    def __init__(self, one: str, other: str) -> None:
        words = _("The record says that “%(one)s” and “%(other)s” have to do with each other, so they are two.")
        super().__init__(words % {"one": one, "other": other}, code="tied")


class NothingToMove(ValidationError):
    """No story was ticked that there is."""

    def __init__(self) -> None:
        super().__init__(_("Tick the stories that are about the other one."), code="nothing")


class DecidedBefore(ValidationError):
    """Somebody else decided on the case meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("This case was decided on since you saw it. Here is how it stands now."), code="since")


class NoDay(ValidationError):
    """A date of which nobody can say when it begins and ends."""

    def __init__(self, value: str) -> None:
        words = _("“%(value)s” is no date. Write 2026, 2026-11, 2026-11-23, or the first and the last day: "
                  "2026-09-28/2026-10-16.")  # fmt: skip
        super().__init__(words % {"value": value}, code="no_day")


class FollowsItself(ValidationError):
    """An event that would come before itself."""

    def __init__(self) -> None:
        super().__init__(_("It cannot come before itself: choose another one that went before it."), code="itself")


class NotTied(ValidationError):
    """A tie has two ends."""

    def __init__(self) -> None:
        super().__init__(_("Choose who is tied to whom: a tie is between two that the house knows."), code="not_tied")


class NotBesideItself(ValidationError):
    """A story paired with itself."""

    def __init__(self) -> None:
        super().__init__(_("That is this story itself. Choose another one."), code="itself")


class TooManyPinned(ValidationError):
    """More than a list prints."""

    def __init__(self, most: int) -> None:
        words = _("%(most)d stories are pinned already, and no more are printed. Unpin one first.")
        super().__init__(words % {"most": most}, code="too_many_pinned")


class AnswersInCircle(ValidationError):
    """Two quotes cannot each be the answer to the other."""

    def __init__(self) -> None:
        words = _("That one answers this one, at once or by way of others. Take that back first, or choose another.")
        super().__init__(words, code="circle")


class CannotExport(Exception):
    """Says why nothing was written, and the mend."""
