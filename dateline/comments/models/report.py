"""What readers say against a reply, and what its writer says for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.comments.models.reply import HASH, LONGEST_EXPLANATION, LONGEST_NAME, Reply
from dateline.lib import clock

LONGEST_REPORT = 2000


class Report(models.Model):
    """One reader's report of a reply. Needs no account; who left an email is told that it came and what was decided."""

    class Outcome(models.TextChoices):
        REMOVED = "removed", _("The reply was removed")
        KEPT = "kept", _("The reply stays")

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="reports")
    rule = models.CharField(_("reason"), max_length=10, choices=Reply.Rule.choices)
    words = models.TextField(_("explanation"), max_length=LONGEST_REPORT, blank=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(_("email"), blank=True)
    sender_hash = models.CharField(max_length=HASH + 16, blank=True, editable=False)
    created_at = models.DateTimeField(_("sent"), default=clock.now)
    done_at = models.DateTimeField(_("dealt with"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome.choices, editable=False)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["done_at", "created_at"], name="report_in_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "sender_hash"], condition=~models.Q(sender_hash=""), name="report_once_a_reader"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.words[:60]}"


class Appeal(models.Model):
    """The writer of a rejected reply asks for another moderator to look, once."""

    reply = models.OneToOneField(Reply, on_delete=models.CASCADE, related_name="appeal")
    words = models.TextField(_("why"), max_length=LONGEST_EXPLANATION, blank=True)
    created_at = models.DateTimeField(_("sent"), default=clock.now, db_index=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    is_upheld = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self) -> str:
        return self.words[:60]
