"""Who is told when something is published, and what they were told."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.api.webhooks.signing import new_secret
from dateline.lib import clock
from dateline.lib.outside import LONGEST

OLD_SECRET_LASTS = timedelta(days=1)
"""How long a receiver has to learn the new secret. Meanwhile every word is signed with both."""


def new_key() -> str:
    """A delivery's own name: the same on every try, so that a receiver can drop what comes twice."""
    return f"msg_{secrets.token_hex(16)}"


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Webhooks, by adjectives."""

    def at_work(self) -> "WebhookQuerySet":
        return self.filter(is_on=True)

    def given_up(self) -> "WebhookQuerySet":
        """Those we switched off ourselves."""
        return self.filter(is_on=False).exclude(off_because="")


class Webhook(models.Model):
    """An address that is told, and of what."""

    class Event(models.TextChoices):
        PUBLISHED = "story.published", _("A story is published")
        CORRECTED = "story.corrected", _("A story is corrected")
        UPDATED = "story.updated", _("A published story is changed otherwise")
        WITHDRAWN = "story.withdrawn", _("A story is withdrawn")

    class Reason(models.TextChoices):
        GONE = "gone", _("it answered that it is gone for good")
        AWAY = "away", _("it did not take what we sent for three days")

    url = models.CharField(_("address"), max_length=LONGEST)
    events = models.JSONField(_("tell of"), default=list)
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    old_secret = models.CharField(max_length=100, blank=True, editable=False)
    old_secret_until = models.DateTimeField(null=True, editable=False)
    is_on = models.BooleanField(_("on"), default=True)
    off_because = models.CharField(max_length=10, choices=Reason.choices, blank=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    corrections_then = models.PositiveBigIntegerField(default=0, editable=False)
    """The number of the newest correction there was: a story with older ones alone is not corrected anew."""
    rests_until = models.DateTimeField(null=True, editable=False)
    """Nothing is tried before, after something was not taken: one address that hangs must not hold up the others."""

    objects = WebhookQuerySet.as_manager()

    is_pressed_nowhere = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.host

    @property
    def host(self) -> str:
        """As much of the address as can be said aloud: the rest may hold a password."""
        return urlsplit(self.url).hostname or self.url

    @property
    def where(self) -> str:
        """For who may see all of it: several of one host are told apart."""
        parts = urlsplit(self.url)
        return f"{parts.netloc}{parts.path}"

    def secrets_at(self, now: datetime) -> list[str]:
        is_known = self.old_secret and self.old_secret_until and self.old_secret_until > now
        return [self.secret, self.old_secret] if is_known else [self.secret]

    @property
    def events_in_words(self) -> list[str]:
        return [str(event.label) for event in self.Event if event.value in self.events]


class Delivery(models.Model):
    """One word to one address: written with what it tells of, in one transaction, and sent by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        DONE = "done", _("was taken")
        FAILED = "failed", _("was not taken")
        DROPPED = "dropped", _("was not sent: readers no longer see it so")

    PING = "ping"

    key = models.CharField(max_length=40, default=new_key, unique=True)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=20)
    story = models.PositiveBigIntegerField(null=True)
    """Its key: what was deleted is told of as well."""
    address = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    status = models.PositiveSmallIntegerField(null=True)
    """What the last try was answered; None where nobody answered."""
    in_bulk = models.BooleanField(default=False)
    """One of many that were made out at once: news goes first."""

    is_pressed_nowhere = True

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="delivery_due"),
            models.Index(fields=["webhook", "state", "in_bulk", "due_at"], name="delivery_next"),
            models.Index(fields=["webhook", "-id"], name="delivery_of_webhook"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.key}"

    @property
    def event_in_words(self) -> str:
        return str(dict[str, Any](Webhook.Event.choices).get(self.event, _("A test")))


class LastTold(models.Model):
    """What receivers know of a story: whether it is out, and which of its corrections is the newest.

    Kept in step where nobody is told as well: whoever hears of it next hears what is so.
    """

    story = models.PositiveBigIntegerField(primary_key=True)
    is_out = models.BooleanField(default=True)
    newest_correction = models.PositiveBigIntegerField(default=0)

    is_pressed_nowhere = True

    def __str__(self) -> str:
        return f"story {self.story}"
