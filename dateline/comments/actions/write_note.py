"""Note something about a reply for the other moderators, or warn its writer."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Decision, Note, Reply
from dateline.comments.tasks import tell_warning

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def write_note(*, reply: Reply, moderator: "User", words: str, is_warning: bool = False) -> Note:
    """A warning is told to the writer, too."""
    verb = Decision.Verb.WARN if is_warning else Decision.Verb.NOTE
    write_decision(verb=verb, by=moderator, reply=reply)
    note = Note.objects.create(reply=reply, by=moderator, words=words, is_warning=is_warning)
    if is_warning and reply.email:
        tell_warning.enqueue(note.pk)
    return note
