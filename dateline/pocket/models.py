"""Devices that want to be told, and what they are told. No reader: no account, no name, no address of one."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.lib import clock
from dateline.pocket.push.endpoints import LONGEST as LONGEST_ENDPOINT
from dateline.pocket.push.quiet import NIGHT
from dateline.pocket.queries import DeviceQuerySet
from dateline.pocket.topics import BREAKING, LONGEST_KEY

LONGEST_TITLE = 150
LONGEST_WORDS = 300
"""Signs of what a phone shows. Both fit into one push, whatever script they are in."""


class Device(models.Model):
    """One browser that its reader asked to be told: where its push service takes letters for it, and the locks."""

    endpoint = models.CharField(max_length=LONGEST_ENDPOINT, unique=True)
    service = models.CharField(max_length=260, db_index=True)
    device_key = models.CharField(max_length=88)
    auth = models.CharField(max_length=24)
    made_with = models.CharField(max_length=88)
    """The key of the house it was made for: none other can send to it."""

    quiet_from = models.PositiveSmallIntegerField(default=NIGHT[0])
    quiet_until = models.PositiveSmallIntegerField(default=NIGHT[1])
    breaking_at_night = models.BooleanField(default=False)
    offset = models.SmallIntegerField(default=0)
    """Minutes its clock is ahead of UTC."""

    heard_at = models.DateTimeField(default=clock.now, db_index=True)

    objects = DeviceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"a device at {self.service}"


class Wish(models.Model):
    """One thing a device wants to be told of."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="wishes")
    topic = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "device"], name="wish_once_a_device")]

    def __str__(self) -> str:
        return self.topic


def new_token() -> str:
    return secrets.token_urlsafe(16)


class Alert(models.Model):
    """What the desk sends to readers' devices: words about one story, to whoever wants to hear of its topics."""

    class State(models.TextChoices):
        SENDING = "sending", _("is being sent")
        DONE = "done", _("sent")
        STOPPED = "stopped", _("stopped")

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="alerts")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    """Of the form it was sent with: pressed twice, it is one alert."""

    topics = models.JSONField()
    title = models.CharField(_("headline"), max_length=LONGEST_TITLE)
    words = models.CharField(_("words"), max_length=LONGEST_WORDS, blank=True)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ordered_at = models.DateTimeField(default=clock.now, db_index=True)
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENDING, db_index=True)
    closed_at = models.DateTimeField(null=True)

    addressed_to = models.BigIntegerField(default=0)
    """The last device a letter was made out to, while that goes on."""
    is_addressed = models.BooleanField(default=False)

    addressed = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)
    unsent = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-ordered_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_breaking(self) -> bool:
        return str(BREAKING) in self.topics

    @property
    def failed(self) -> int:
        """Whether refused, lost on the way or never sent."""
        return self.refused + self.lost + self.unsent

    @property
    def waiting(self) -> int:
        """Devices nothing is known of yet."""
        return max(0, self.addressed - self.reached - self.gone - self.failed)


class Delivery(models.Model):
    """One alert for one device, as long as the alert is open. There is never a second for the same two."""

    class State(models.TextChoices):
        WAITS = "waits"
        UNDER_WAY = "under way"
        """Written before it leaves: who dies with it in hand leaves it so, and nobody sends it again."""
        DONE = "done"

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="deliveries")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITS)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=32, blank=True, db_index=True)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "device"], name="delivery_once_a_device")]
        indexes = [models.Index(fields=["state", "due_at"], name="letter_due")]

    def __str__(self) -> str:
        return f"{self.alert_id} for {self.device_id}: {self.state}"
