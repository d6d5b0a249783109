"""What the house keeps of its own running."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """When a part of the house was last alive."""

    part = models.CharField(max_length=20, unique=True)
    beaten_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.part} at {self.beaten_at:%H:%M:%S}"


class Mishap(models.Model):
    """An error nobody handled, for the desk and for `doctor`."""

    request_id = models.CharField(_("id"), max_length=20, db_index=True)
    happened_at = models.DateTimeField(_("when"), db_index=True)
    method = models.CharField(max_length=10, blank=True)
    path = models.CharField(_("address"), max_length=300, blank=True)
    kind = models.CharField(_("error"), max_length=200)
    trace = models.TextField(_("trace"))

    class Meta:
        verbose_name = _("mishap")
        verbose_name_plural = _("mishaps")
        ordering = ["-happened_at"]

    def __str__(self) -> str:
        return f"{self.kind} ({self.request_id})"
