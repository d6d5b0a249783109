"""What can go wrong with a reply or a letter, as the reader is told."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.gatekeeper.proof import Proof
from dateline.lib.dates import day_and_hour

if TYPE_CHECKING:
    from dateline.comments.models import Ban


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


class FloodFull(ValidationError):
    """So many replies without a proof wait already that a person could read no more of them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Very many replies are coming in just now, and your browser proved nothing, so yours has not been "
                "kept. Your text is still here: send it again in ten minutes."
            ),
            code="flood_full",
        )


class TooLateToChange(ValidationError):
    """A reply was sent too long ago for its writer to change it, or was rejected."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This reply can no longer be changed, only deleted. Your text is still here: copy it, and leave it as "
                "a new reply."
            ),
            code="too_late",
        )


class TooManyRecommendations(ValidationError):
    """One network recommended more than readers do."""

    def __init__(self) -> None:
        super().__init__(
            _("Many recommendations came from your network just now. Try again in ten minutes."), code="too_many"
        )


class CrowdAtTheDoor(ValidationError):
    """So many letters or reports came without a proof that a person could read no more of them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Very many letters and reports are coming in just now, and your browser proved nothing, so yours has "
                "not been kept. Your text is still here: send it again in ten minutes."
            ),
            code="crowd",
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


class Banned(ValidationError):
    """A moderator keeps this reader, or this network, from replying for a while."""

    def __init__(self, ban: "Ban") -> None:
        told = {"reason": ban.reason, "until": day_and_hour(timezone.localtime(ban.until)) if ban.until else ""}
        words = (
            _("You cannot reply until %(until)s: “%(reason)s”. Your text is still here. Write to us if this is wrong.")
            if ban.until
            else _("You cannot reply any more: “%(reason)s”. Your text is still here. Write to us if this is wrong.")
        )
        super().__init__(words % told, code="banned")


class NoAppeal(ValidationError):
    """There was one already, or nothing to appeal against."""

    def __init__(self) -> None:
        super().__init__(_("There was one appeal for this reply already, or it has been printed."), code="no_appeal")


class DecidedSince(ValidationError):
    """What a moderator wants to change or take back is no longer as it was."""

    def __init__(self) -> None:
        super().__init__(_("Somebody decided on this anew, or the reply is gone."), code="decided_since")


class ChangedSince(DecidedSince):
    """A reply is no longer what the moderator saw who decides on it."""

    def __init__(self) -> None:
        ValidationError.__init__(
            self,
            _("This reply was changed or decided on since you saw it, so nothing was decided. Read it once more."),
            code="changed_since",
        )


class AppealWaits(ValidationError):
    """A rejected reply whose writer appeals is decided on with the appeal."""

    def __init__(self) -> None:
        super().__init__(_("The writer appeals: decide on this reply under Appeals."), code="appeal_waits")


class YourOwnDecision(ValidationError):
    """An appeal is for another moderator than the one it is against."""

    def __init__(self) -> None:
        super().__init__(_("You rejected this reply, so another moderator decides on the appeal."), code="your_own")


class BadExport(Exception):
    """An export that cannot be made or does not hold what there is. The message is the sentence people read."""
