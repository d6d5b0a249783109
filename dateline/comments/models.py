"""Replies: what readers say under a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.comments.queries import ReplyQuerySet
from dateline.gatekeeper.checks import reasons
from dateline.gatekeeper.verdict import read_verdict
from dateline.lib import clock

LONGEST_COMMENT = 5000
LONGEST_NAME = 80
LONGEST_LETTER = 5000


def thread_key(story_id: int) -> str:
    """Of the replies under a story."""
    return f"list:replies:{story_id}"


class Reply(models.Model):
    """One reader's reply. Nothing of a reader is kept but what the reader typed.

    `verdict` is what the gatekeeper thought; `reference` is how a reader whose reply was kept back may speak of it.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        WITHHELD = "withheld", _("Withheld")

    class Lesson(models.TextChoices):
        PRINTED = "printed", _("Printed")
        SPAM = "spam", _("Spam")

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
    told_as = models.CharField(max_length=10, blank=True, editable=False)
    learnt_as = models.CharField(max_length=7, blank=True, choices=Lesson.choices, editable=False)
    reference = models.CharField(_("reference"), max_length=12, null=True, blank=True, unique=True, editable=False)
    moderated_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    moderated_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        indexes = [
            models.Index(fields=["story", "status", "created_at"], name="reply_on_story"),
            models.Index(fields=["status", "created_at"], name="reply_in_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.comment[:60]}"

    def pressed_in(self) -> list[str]:
        """The thread it stands in, once it is approved or was."""
        return [thread_key(self.story_id)] if self.status in self.DECIDED else []

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


class Letter(models.Model):
    """What a reader sends to the newsroom by the contact form; of a reply that was kept back, the way to a person."""

    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.CASCADE, related_name="letters")
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(_("email"), blank=True)
    reference = models.CharField(_("reference"), max_length=40, blank=True)
    text = models.TextField(_("letter"), max_length=LONGEST_LETTER, blank=True)
    verdict = models.JSONField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("sent"), default=clock.now, db_index=True)
    done_at = models.DateTimeField(_("dealt with"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """What the gatekeeper found, for a moderator."""
        return reasons(read_verdict(self.verdict))
