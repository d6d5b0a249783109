"""A writer deletes what they replied."""

from django.db import transaction

from dateline.comments.actions.answer_reports import answer_reports
from dateline.comments.models import Appeal, Follower, Reply, Report, thread_key
from dateline.lib import clock
from dateline.press.actions.touch import touch

WORDS = {
    "name": "", "comment": "", "email": "", "explanation": "", "words_hash": "", "sketch": "", "verdict": None,
    "reference": None, "edited_at": None, "is_pick": False,
}  # fmt: skip
KNOWN_BY = {"pen_hash": "", "email_hash": "", "network_hash": "", "learnt_as": ""}
"""What was learnt from its words stays learnt: nobody can take a lesson back by deleting the text."""


@transaction.atomic
def erase_own(*, reply: Reply, forgets_the_past: bool = False) -> None:
    """Gone at once, with its letters. Where somebody answered or reported it, its place stays, with nothing in it.

    Of a rejected one the house keeps who it was by, and that it was rejected, for as long as it keeps rejected replies:
    or a writer could delete a bad past. Unless the reader has everything erased (`forgets_the_past`).
    """
    held = Reply.objects.select_for_update().get(pk=reply.pk)
    if held.email:  # the address was kept for the link in the mail about this reply
        Follower.objects.filter(story=held.story_id, email=held.email.strip().lower(), confirmed_at=None).delete()
    is_rejected = held.status == Reply.Status.REJECTED
    answer_reports(reply=held, moderator=None, outcome=Report.Outcome.REMOVED, at=clock.now())
    stays = is_rejected and not forgets_the_past
    if not (stays or held.answers.exists() or held.reports.exists()):
        held.delete()
        return
    held.letters.all().delete()
    Appeal.objects.filter(reply=held).delete()
    if not is_rejected:
        held.status = Reply.Status.APPROVED  # nothing is left to read, and its answers keep their place
    for name, value in WORDS.items() if stays else (WORDS | KNOWN_BY).items():
        setattr(held, name, value)
    held.erased_at = clock.now()
    held.save(update_fields=["status", "erased_at", *WORDS, *KNOWN_BY])
    if not is_rejected:
        touch(thread_key(held.story_id), at_once=True)
