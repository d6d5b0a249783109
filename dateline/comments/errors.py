"""What can go wrong with a reply."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class RepliesClosed(ValidationError):
    """The story takes no replies (any more)."""

    def __init__(self) -> None:
        super().__init__(_("This story takes no replies."), code="closed")
