"""Mail the worker sends by itself. A round only calls for it: it must not wait for a mail server."""

from django.conf import settings

from dateline.comments.models import DigestWish, Follower
from dateline.comments.tasks import mail_digests, mail_followers
from dateline.ops.actions.call_for import call_for


def call_for_mail() -> None:
    """To those who follow the replies to a story, and to moderators who want to know what waits."""
    if not settings.CAN_MAIL:
        return
    if Follower.objects.exclude(confirmed_at=None).exists():
        call_for(mail_followers)
    if DigestWish.objects.exclude(how_often=DigestWish.Often.NEVER).exists():
        call_for(mail_digests)
