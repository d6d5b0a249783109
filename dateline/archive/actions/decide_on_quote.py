"""Put a quote on the record, or keep it off."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.keep_named import keep_named
from dateline.archive.errors import ChangedSinceRead, NoSpeaker
from dateline.archive.lists import lists_quoting
from dateline.archive.models import Quote
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

State = Quote.State


@transaction.atomic
def confirm_quote(
    *, quote: Quote, editor: "User", speaker: Subject | None = None, role: str | None = None, seen: str | None = None
) -> Quote:
    """On the record as the words of `speaker`, by default whom the reading proposes.

    An unnamed source's are kept as such: counted, and on nobody's page. Raises NoSpeaker and ChangedSinceRead.
    """
    held = _hold(quote, seen)
    before = held.speaker_id
    held.speaker = speaker or held.speaker
    if held.speaker is not None:
        held.is_unnamed = False
    elif not held.is_unnamed:
        raise NoSpeaker
    if role is not None:
        held.role = role
    return _decide(held, editor, State.CONFIRMED, before)


@transaction.atomic
def reject_quote(*, quote: Quote, editor: "User", seen: str | None = None) -> Quote:
    """No quote, or not by anybody the reading can tell. It is not proposed again. Raises ChangedSinceRead."""
    held = _hold(quote, seen)
    return _decide(held, editor, State.REJECTED, held.speaker_id)


def _hold(quote: Quote, seen: str | None) -> Quote:
    held = Quote.objects.select_for_update(of=("self",)).filter(pk=quote.pk).first()
    if held is None or (seen is not None and seen != held.version):
        raise ChangedSinceRead
    return held


def _decide(held: Quote, editor: "User", state: str, speaker_before: int | None) -> Quote:
    """Readers see it, or no more, before the editor hears of it."""
    leaves = held.is_confirmed
    held.state, held.decided_at, held.decided_by = state, clock.now(), editor
    held.published_at = held.story.published_at
    held.save(update_fields=["state", "decided_at", "decided_by", "speaker", "is_unnamed", "role", "published_at"])
    touch(*lists_quoting(held.story, {pk for pk in (speaker_before, held.speaker_id) if pk}))
    if leaves:
        touch(f"archive.quote:{held.pk}", at_once=True)
    keep_named(held.story)
    return held
