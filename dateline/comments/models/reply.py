"""Replies: what readers say under a story."""

from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.comments.queries import ReplyQuerySet
from dateline.gatekeeper.checks import reasons
from dateline.gatekeeper.likeness import LETTERS as SKETCH
from dateline.gatekeeper.verdict import read_verdict
from dateline.lib import clock

LONGEST_COMMENT = 5000
LONGEST_NAME = 80
LONGEST_EXPLANATION = 1000
HASH = 64
"""Letters of a keyed hash."""


def thread_key(story_id: int) -> str:
    """Of the replies under a story."""
    return f"list:replies:{story_id}"


class Reply(models.Model):
    """One reader's reply. Nothing of a reader is kept but what the reader typed, and keyed hashes.

    `verdict` is what the gatekeeper thought; `reference` is how a reader whose reply was kept back may speak of it;
    `sketch` is alike for texts that are nearly the same. The pen is a secret the writer's browser draws and keeps:
    whoever holds it, or a link signed by us, may change or delete the reply.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        WITHHELD = "withheld", _("Withheld")

    class Lesson(models.TextChoices):
        PRINTED = "printed", _("Printed")
        SPAM = "spam", _("Spam")

    class Rule(models.TextChoices):
        """What a reply was rejected for, as its writer is told."""

        ABUSE = "abuse", _("It insults or threatens somebody")
        HATE = "hate", _("It is against people for what they are")
        PRIVATE = "private", _("It tells what is private")
        ILLEGAL = "illegal", _("It is against the law")
        FALSE = "false", _("It says what is known to be false")
        OFF_TOPIC = "off topic", _("It is about something else")
        ADVERT = "advert", _("It advertises")
        OTHER = "other", _("Another reason")

    DECIDED = (Status.APPROVED, Status.REJECTED)

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="replies")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    comment = models.TextField(_("comment"), max_length=LONGEST_COMMENT)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PENDING)
    is_staff = models.BooleanField(_("by the newsroom"), default=False)
    created_at = models.DateTimeField(_("sent"), default=clock.now)
    email = models.EmailField(_("email"), blank=True)
    verdict = models.JSONField(null=True, blank=True, editable=False)
    words_hash = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    sketch = models.CharField(max_length=SKETCH, blank=True, editable=False)
    is_proved = models.BooleanField(default=True, editable=False)
    told_as = models.CharField(max_length=10, blank=True, editable=False)
    learnt_as = models.CharField(max_length=7, blank=True, choices=Lesson.choices, editable=False)
    reference = models.CharField(_("reference"), max_length=12, null=True, blank=True, unique=True, editable=False)
    moderated_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    moderated_at = models.DateTimeField(null=True, blank=True, editable=False)

    rule = models.CharField(_("reason"), max_length=10, blank=True, choices=Rule.choices, editable=False)
    explanation = models.TextField(_("explanation"), max_length=LONGEST_EXPLANATION, blank=True, editable=False)
    pen_hash = models.CharField(max_length=HASH, blank=True, editable=False, db_index=True)
    email_hash = models.CharField(max_length=HASH, blank=True, editable=False, db_index=True)
    network_hash = models.CharField(max_length=HASH + 16, blank=True, editable=False, db_index=True)
    edited_at = models.DateTimeField(_("changed by its writer"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("deleted by its writer"), null=True, blank=True, editable=False)
    is_pick = models.BooleanField(_("editor's pick"), default=False, editable=False)
    recommended = models.PositiveIntegerField(_("recommended"), default=0, editable=False)
    in_flood = models.BooleanField(default=False, editable=False)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        indexes = [
            models.Index(fields=["story", "status", "created_at"], name="reply_on_story"),
            models.Index(fields=["status", "created_at"], name="reply_in_queue"),
            models.Index(fields=["status", "in_flood", "created_at"], name="reply_in_flood"),
            models.Index(fields=["created_at", "sketch"], name="reply_alike"),
            models.Index(
                fields=["created_at"],
                condition=models.Q(is_proved=False, in_flood=False),
                name="reply_unproved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.comment[:60]}"

    def pressed_in(self) -> list[str]:
        """The thread it stands in. Whoever takes it out of print touches that at once."""
        return [thread_key(self.story_id)] if self.is_approved else []

    @property
    def is_pressed_nowhere(self) -> bool:
        return not self.is_approved

    @property
    def version(self) -> str:
        """Another one as soon as a moderator would read or find decided something else."""
        seen = (self.status, self.edited_at, self.moderated_at, self.rule, self.explanation, self.comment)
        return sha256("\0".join(map(str, seen)).encode()).hexdigest()[:16]

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """What the gatekeeper found, for a moderator."""
        return reasons(read_verdict(self.verdict))

    @property
    def is_spam(self) -> bool:
        return self.learnt_as == self.Lesson.SPAM

    @property
    def is_approved(self) -> bool:
        return self.status == self.Status.APPROVED
