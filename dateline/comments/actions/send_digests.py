"""Mail what waits to the moderators who want to know."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from dateline.comments.mail.digests import Waiting, counted, digest_mail
from dateline.comments.mail.sending import ServerAway, send
from dateline.comments.models import DigestWish
from dateline.comments.moderators import moderates
from dateline.lib import clock
from dateline.publication.queries import current_house

log = logging.getLogger("dateline.mail")

HOUR = timedelta(hours=1)
MORNING = 7
"""The house's hour from which the daily mail goes."""


def send_digests() -> int:
    """To everybody whose hour has come, when anything waits; how many were sent.

    Somebody is written down as told before a mail leaves; when the mail server is away that is taken back, and the
    next call tells them.
    """
    due = [wish for wish in _wishes() if _is_due(wish, clock.now())]
    waiting = counted() if due else None
    if not waiting:
        return 0
    try:
        return sum(_send(wish, waiting) for wish in due)
    except ServerAway as away:
        log.warning("The mail server is away (%s). Moderators are told later.", away)
        return 0


def _wishes() -> list[DigestWish]:
    wanted = DigestWish.objects.exclude(how_often=DigestWish.Often.NEVER).exclude(moderator__email="")
    return [wish for wish in wanted.select_related("moderator").order_by("pk") if moderates(wish.moderator)]


def _is_due(wish: DigestWish, now: datetime) -> bool:
    if wish.how_often == DigestWish.Often.HOURLY:
        return wish.sent_at is None or wish.sent_at <= now - HOUR
    zone = current_house().zone
    local = timezone.localtime(now, zone)
    was_today = wish.sent_at is not None and timezone.localtime(wish.sent_at, zone).date() >= local.date()
    return local.hour >= MORNING and not was_today


def _send(wish: DigestWish, waiting: Waiting) -> bool:
    held = DigestWish.objects.filter(pk=wish.pk, sent_at=wish.sent_at)
    if not held.update(sent_at=clock.now()):
        return False  # another worker tells them
    try:
        return send(digest_mail(wish, waiting))
    except ServerAway:
        DigestWish.objects.filter(pk=wish.pk).update(sent_at=wish.sent_at)
        raise
