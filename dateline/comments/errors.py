"""What can go wrong with a reply or a letter, as the reader is told."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dateline.gatekeeper.proof import Proof


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


class TooManyAskToFollow(ValidationError):
    """Too many asked for mail about new replies, from one network or in all."""

    def __init__(self) -> None:
        super().__init__(
            _("Many asked for mail just now. Your address is still here: send it again in ten minutes."),
            code="too_many",
        )


class UnknownReference(ValidationError):
    """A letter without words speaks of a reply nobody knows."""

    def __init__(self) -> None:
        super().__init__(
            _("No reply that waits has this reference: look again, or write what your letter is about."),
            code="unknown_reference",
        )


class NotVerified(ValidationError):
    """The solution that came along does not hold: the reader may try again, or have a person read it."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        super().__init__(
            _(
                "The check of your browser failed, so nothing has been sent. Your text is still here: send it again, "
                "or have a person read it."
            ),
            code="not_verified",
        )


class BadExport(Exception):
    """An export that cannot be made or does not hold what there is. The message is the sentence people read."""
