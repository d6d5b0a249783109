"""Tell the gatekeeper what a decision on a reply teaches."""

from dateline.comments.models import Reply
from dateline.gatekeeper.actions.learn import learn


def teach(*, reply: Reply, lesson: str) -> None:
    """Once for each reply, whatever is decided how often. The caller holds the row and saves `learnt_as`."""
    reply.learnt_as = Reply.objects.select_for_update().values_list("learnt_as", flat=True).get(pk=reply.pk)
    if lesson == reply.learnt_as:
        return
    if reply.learnt_as:
        learn(text=reply.comment, is_spam=reply.is_spam, take_back=True)
    if lesson:
        learn(text=reply.comment, is_spam=lesson == Reply.Lesson.SPAM)
    reply.learnt_as = lesson
