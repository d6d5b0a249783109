"""What can go wrong with a decision on what was found, as the editor is told."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


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
