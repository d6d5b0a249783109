"""Letters: what readers write to the newsroom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.comments.models.reply import LONGEST_NAME, Reply
from dateline.gatekeeper.checks import reasons
from dateline.gatekeeper.verdict import read_verdict
from dateline.lib import clock

LONGEST_LETTER = 5000


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
