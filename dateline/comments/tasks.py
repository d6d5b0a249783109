"""Mail to those who left an address, sent by the worker."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from dateline.comments.models import Reply
from dateline.publication.queries import current_house
from dateline.stories.models import Story


@task()
def tell_outcome(reply_id: int) -> None:
    """Tell the writer of a reply whether it is in print: once for each outcome, whoever asks how often.

    Nothing when the story is no longer one readers know of. What was not printed is not quoted: nobody has shown that
    the address is the writer's.
    """
    reply = Reply.objects.filter(pk=reply_id).select_related("story", "story__section").first()
    if reply is None or not reply.email or reply.status not in Reply.DECIDED or reply.is_spam:
        return
    if not Story.objects.public().filter(pk=reply.story_id).exists() or not _is_first_to_tell(reply):
        return
    house = current_house()
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reply.story.address}"
    told = {"reply": reply, "story": reply.story, "house": house, "address": f"{address}#reply-{reply.pk}"}
    with override(house.language):
        subject = _("Your reply is in print") if reply.is_approved else _("Your reply has not been printed")
        mail = EmailMultiAlternatives(
            subject=f"{subject} – {house.name}",
            body=render_to_string("comments/mail/outcome.txt", told),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[reply.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(render_to_string("comments/mail/outcome.html", told), "text/html")
    mail.send()


def _is_first_to_tell(reply: Reply) -> bool:
    """Said before the mail leaves: one that is lost is better than one that comes twice."""
    untold = Reply.objects.filter(pk=reply.pk, status=reply.status).exclude(told_as=reply.status)
    return bool(untold.update(told_as=reply.status))
