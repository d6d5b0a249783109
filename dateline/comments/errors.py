"""What can go wrong with a reply."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class RepliesClosed(ValidationError):
    """The story takes no replies (any more)."""

    def __init__(self) -> None:
        super().__init__(_("This story takes no replies."), code="closed")


class TooManyReplies(ValidationError):
    """Too many replies came from one network in a few minutes."""

    def __init__(self) -> None:
        super().__init__(
            _("Many replies came from your network just now. Your text is still here: send it again in ten minutes."),
            code="too_many",
        )
