"""What people said of what the record keeps about them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.lib import clock
from dateline.subjects.models import Subject


class Case(models.Model):
    """Somebody wrote "This is about me" from the page of a subject. An editor decides, and says why."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Open")
        CORRECTED = "corrected", _("Corrected")
        NOT_INDEXED = "not indexed", _("Kept out of search engines")
        CLOSED = "closed", _("Page closed")
        DECLINED = "declined", _("Left as it is")

    subject = models.ForeignKey(Subject, null=True, on_delete=models.SET_NULL, related_name="cases")
    subject_name = models.CharField(_("about"), max_length=250)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("email"))
    text = models.TextField(_("text"))
    received_at = models.DateTimeField(_("received"), default=clock.now)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, default=Outcome.OPEN)
    why = models.TextField(_("why"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["outcome", "received_at"], name="case_in_order")]

    def __str__(self) -> str:
        return self.subject_name
