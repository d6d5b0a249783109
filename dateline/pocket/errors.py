"""What can go wrong with telling readers' devices, as the desk and the devices are told."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class NotForReaders(ValidationError):
    """Readers may not see the story now."""

    def __init__(self) -> None:
        super().__init__(_("Readers cannot see this story now, so nothing is sent."), code="hidden")


class NothingToTell(ValidationError):
    """No topic was chosen, or none of this story's."""

    def __init__(self) -> None:
        super().__init__(_("Choose whom to tell."), code="topics")


class SentBefore(ValidationError):
    """This very form was sent already, with other words or to others."""

    def __init__(self) -> None:
        told = _("This form was sent already, in other words. If it is to be told again, begin anew from the story.")
        super().__init__(told, code="sent")


class BadWish(ValueError):
    """What a device asks for is nothing a page of ours would send."""


class ServiceUnknown(BadWish):
    """So many devices stand at push services nobody knows that no further one is taken."""
