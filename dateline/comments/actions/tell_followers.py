"""Mail the new replies to those who follow a story."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Exists, Max, OuterRef
from django.db.models.functions import Coalesce

from dateline.comments.mail.follows import new_replies_mail
from dateline.comments.mail.sending import ServerAway, send
from dateline.comments.models import Decision, Follower, Reply
from dateline.comments.queries import ReplyQuerySet
from dateline.gatekeeper.sender import email_hash
from dateline.lib import clock
from dateline.stories.models import Story

log = logging.getLogger("dateline.mail")

AT_MOST_EVERY = timedelta(hours=1)
SETTLES = timedelta(minutes=1)
"""An approval may be taken back, and one whose transaction is not over yet must not be passed over."""

MOST_MAILS = 300
"""At once; the rest comes with the next call. Other background work waits meanwhile."""

MOST_SHOWN = 10
APPEARED = Coalesce("moderated_at", "created_at")


def tell_followers() -> int:
    """At most one mail an hour to each for each story; how many were sent.

    What was told is written down before a mail leaves, and taken back when the mail server is away: then everybody
    else waits for the next call, too.
    """
    until, sent = clock.now() - SETTLES, 0
    connection = get_connection()
    for follower in islice(_due(until), MOST_MAILS):
        try:
            sent += _tell(follower, until, connection)
        except ServerAway as away:
            log.warning("The mail server is away (%s). Followers are told later.", away)
            break
    connection.close()
    return sent


def _due(until: datetime) -> Iterator[Follower]:
    """Who has not had a mail for an hour, and whose story has something new; who waits longest comes first."""
    for story_id, newest in _newest_by_story(until).items():
        waiting = Follower.objects.filter(
            story=story_id, confirmed_at__isnull=False, told_until__lt=newest, told_until__lte=until - AT_MOST_EVERY
        )
        yield from waiting.select_related("story__section").order_by("told_until", "pk")[:MOST_MAILS]


def _newest_by_story(until: datetime) -> dict[int, datetime]:
    """When the newest reply appeared, of the stories somebody follows and readers may see."""
    followed = Follower.objects.filter(confirmed_at__isnull=False).values_list("story_id", flat=True).distinct()
    seen = Story.objects.public().filter(pk__in=list(followed)).values_list("pk", flat=True)
    newest = _in_print(until).filter(story__in=list(seen)).order_by().values_list("story_id")
    return dict(newest.annotate(newest=Max("appeared")))


def _in_print(until: datetime) -> ReplyQuerySet:
    return Reply.objects.approved().annotate(appeared=APPEARED).filter(erased_at=None, appeared__lte=until)


def _printed_by(moment: datetime) -> Exists:
    """Whether a reply had been printed by then: what comes back into print is not new."""
    printed = [Decision.Verb.PRINT, Decision.Verb.APPROVE, Decision.Verb.UPHOLD]
    return Exists(Decision.objects.filter(reply=OuterRef("pk"), verb__in=printed, undone_by=None, at__lte=moment))


def _tell(follower: Follower, until: datetime, connection: BaseEmailBackend) -> int:
    before = follower.told_until
    own = email_hash(follower.email)
    in_print = _in_print(until).filter(story=follower.story_id, appeared__gt=before).exclude(email_hash=own)
    new = in_print.exclude(_printed_by(before))
    held = Follower.objects.filter(pk=follower.pk, told_until=before)
    if not held.update(told_until=until):
        return 0  # another worker tells them
    shown = list(new.order_by("appeared", "pk")[:MOST_SHOWN])
    if not shown:
        return 0
    try:
        return send(new_replies_mail(follower, shown, new.count() - len(shown)), connection)
    except ServerAway:
        Follower.objects.filter(pk=follower.pk).update(told_until=before)
        raise
