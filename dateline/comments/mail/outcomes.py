"""Mails to the writer of a reply: what was decided on it, a warning, what became of an appeal."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from dateline.comments.addresses import at_address
from dateline.comments.mail.ways_on import ways_on
from dateline.comments.mail.writing import full_address, make_mail
from dateline.comments.models import Appeal, Follower, Note, Reply
from dateline.stories.models import Story

IN_PRINT, NOT_PRINTED = _("Your reply is in print"), _("Your reply has not been printed")
WARNING = _("A word about your reply")
APPEAL_DENIED = _("Your reply was read again")


def outcome_mail(reply: Reply, invited: Follower | None = None) -> EmailMultiAlternatives:
    """Of an approved reply, with the link by which answers come by mail, or of a rejected one.

    What was not printed is not quoted: nobody has shown that the address is the writer's.
    """
    told = _about(reply) | {"ways": ways_on(reply, invited)}
    named = f"outcome {reply.pk} {reply.version}"
    subject = IN_PRINT if reply.is_approved else NOT_PRINTED
    return make_mail("outcome", to=reply.email, subject=subject, named=named, told=told)


def warning_mail(note: Note) -> EmailMultiAlternatives:
    """What a moderator asks the writer to mind from now on."""
    told = _about(note.reply) | {"words": note.words}
    return make_mail("warning", to=note.reply.email, subject=WARNING, named=f"warning {note.pk}", told=told)


def appeal_mail(appeal: Appeal) -> EmailMultiAlternatives:
    """That another moderator has read it and leaves it as it was."""
    named = f"appeal {appeal.pk}"
    return make_mail("appeal", to=appeal.reply.email, subject=APPEAL_DENIED, named=named, told=_about(appeal.reply))


def may_be_told(reply: Reply) -> bool:
    """Whether its writer left an address, and the story is one readers know of."""
    return bool(reply.email) and Story.objects.public().filter(pk=reply.story_id).exists()


def _about(reply: Reply) -> dict[str, object]:
    return {"reply": reply, "story": reply.story, "address": full_address(at_address(reply))}
