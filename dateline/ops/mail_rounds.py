"""Mail the worker sends by itself. A round only calls for it: it must not wait for a mail server."""

from django.conf import settings

from dateline.comments.models import Follower
from dateline.comments.tasks import mail_followers
from dateline.ops.actions.call_for import call_for


def call_for_mail() -> None:
    """To those who follow the replies to a story, where there are any."""
    if settings.CAN_MAIL and Follower.objects.exclude(confirmed_at=None).exists():
        call_for(mail_followers)
