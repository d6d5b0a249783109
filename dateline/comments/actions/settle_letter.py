"""Say that a letter is dealt with."""

from typing import TYPE_CHECKING

from dateline.comments.models import Letter
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User


def settle_letter(*, letter: Letter, moderator: "User") -> None:
    """It no longer waits. Of two who say so at once the first is kept."""
    Letter.objects.filter(pk=letter.pk, done_at=None).update(done_at=clock.now(), done_by=moderator)
