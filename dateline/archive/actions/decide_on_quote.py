"""Put a quote on the record, or keep it off."""

from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import transaction

from dateline.archive.actions.keep_named import keep_named
from dateline.archive.actions.order_relating import order_relating
from dateline.archive.corrections import newest_correction
from dateline.archive.errors import ChangedSinceRead, NoSpeaker
from dateline.archive.lists import lists_quoting
from dateline.archive.models import Quote
from dateline.archive.roles import role_in
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.stories.models import Correction
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

State = Quote.State
LONGEST_ROLE = 200
DECIDED = [
    "state", "decided_at", "decided_by", "speaker", "is_unnamed", "role", "source", "to_whom", "where", "correction",
    "correction_seen", "published_at",
]  # fmt: skip


class Beside(TypedDict, total=False):
    """What an editor says of it besides: what is left out stays as it was."""

    source: str
    to_whom: str
    where: str
    correction: Correction | None


@transaction.atomic
def confirm_quote(
    *,
    quote: Quote,
    editor: "User",
    speaker: Subject | None = None,
    role: str | None = None,
    seen: str | None = None,
    **beside: Unpack[Beside],
) -> Quote:
    """On the record as the words of `speaker`, by default whom the reading proposes, in the role held that day unless
    an editor says otherwise; with a correction printed beside.

    An unnamed source's are kept as such: counted, and on nobody's page. Raises NoSpeaker and ChangedSinceRead.
    """
    held = _hold(quote, seen)
    before = held.speaker_id
    held.speaker = speaker or held.speaker
    if held.speaker is not None:
        held.is_unnamed = False
    elif not held.is_unnamed:
        raise NoSpeaker
    held.role = _role(held, before, role)
    for name, told in beside.items():
        setattr(held, name, told)
    return _decide(held, editor, State.CONFIRMED, before)


@transaction.atomic
def reject_quote(*, quote: Quote, editor: "User", seen: str | None = None) -> Quote:
    """No quote, or not by anybody the reading can tell. It is not proposed again. Raises ChangedSinceRead."""
    held = _hold(quote, seen)
    return _decide(held, editor, State.REJECTED, held.speaker_id)


def _role(held: Quote, speaker_before: int | None, role: str | None) -> str:
    """What an editor says now or said before of this speaker; else what the speaker's record says of the day."""
    is_another = speaker_before is not None and speaker_before != held.speaker_id
    if role and not (is_another and role == held.role):
        return role
    if not is_another and (held.role or held.decided_at):
        return held.role if role is None else role
    return role_in(held.speaker, held.story)[:LONGEST_ROLE] if held.speaker else ""


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
    held.correction_seen = newest_correction(held.story_id)
    held.save(update_fields=DECIDED)
    touch(*lists_quoting(held.story, {pk for pk in (speaker_before, held.speaker_id) if pk}))
    if leaves:
        touch(f"archive.quote:{held.pk}", at_once=True)
    if keep_named(held.story):
        order_relating([held.story_id])
    return held
