"""The writer of a rejected reply asks for another moderator to look."""

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.errors import NoAppeal
from dateline.comments.models import Appeal, Decision, Reply


@transaction.atomic
def send_appeal(*, reply: Reply, words: str) -> Appeal:
    """Once. Raises NoAppeal when there was one, or the reply is not rejected (any more)."""
    if reply.status != Reply.Status.REJECTED:
        raise NoAppeal
    appeal, is_first = Appeal.objects.get_or_create(reply=reply, defaults={"words": words})
    if not is_first:
        raise NoAppeal
    write_decision(verb=Decision.Verb.APPEAL, reply=reply, rule=reply.rule)
    return appeal
