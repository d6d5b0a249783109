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


class AnswersInCircle(ValidationError):
    """Two quotes cannot each be the answer to the other."""

    def __init__(self) -> None:
        words = _("That one answers this one, at once or by way of others. Take that back first, or choose another.")
        super().__init__(words, code="circle")


class CannotExport(Exception):
    """Says why nothing was written, and the mend."""
