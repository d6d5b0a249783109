"""A writer deletes what they replied."""

from django.db import transaction

from dateline.comments.models import Appeal, Reply, thread_key
from dateline.lib import clock
from dateline.press.actions.touch import touch

EMPTY = {
    "name": "", "comment": "", "email": "", "explanation": "", "words_hash": "", "pen_hash": "", "email_hash": "",
    "network_hash": "", "learnt_as": "", "verdict": None, "reference": None, "edited_at": None, "is_pick": False,
}  # fmt: skip
"""What was learnt from its words stays learnt: nobody can take a lesson back by deleting the text."""


@transaction.atomic
def erase_own(*, reply: Reply) -> None:
    """Gone at once, with its letters. Where somebody answered or reported it, its place stays, with nothing in it."""
    held = Reply.objects.select_for_update().get(pk=reply.pk)
    if not (held.answers.exists() or held.reports.exists()):
        held.delete()
        return
    held.letters.all().delete()
    Appeal.objects.filter(reply=held).delete()
    if held.status != Reply.Status.REJECTED:
        held.status = Reply.Status.APPROVED  # nothing is left to read, and its answers keep their place
    for name, value in EMPTY.items():
        setattr(held, name, value)
    held.erased_at = clock.now()
    held.save(update_fields=["status", "erased_at", *EMPTY])
    touch(thread_key(held.story_id), at_once=True)
