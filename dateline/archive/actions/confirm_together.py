"""Put all that somebody says in a story on the record at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.decide_on_quote import confirm_quote
from dateline.archive.models import Quote
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def confirm_together(*, quotes: Iterable[tuple[Quote, str]], speaker: Subject | None, editor: "User") -> int:
    """Each with the version that was seen; how many. All of them or none: raises ChangedSinceRead and NoSpeaker."""
    confirmed = [confirm_quote(quote=quote, editor=editor, speaker=speaker, seen=seen) for quote, seen in quotes]
    return len(confirmed)
