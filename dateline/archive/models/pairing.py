"""What editors say of two stories."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.lib import clock


class Pairing(models.Model):
    """`other` always stands under `story`, never (nor `story` under it), or has taken its place."""

    class Kind(models.TextChoices):
        PINNED = "pinned", _("Pinned")
        BARRED = "barred", _("Barred")
        NEWER = "newer", _("Newer")

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="pairings")
    other = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    decided_at = models.DateTimeField(_("decided"), default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    pressed_with = "story"

    class Meta:
        verbose_name = _("pair of stories")
        verbose_name_plural = _("pairs of stories")
        constraints = [models.UniqueConstraint(fields=["story", "other"], name="paired_once")]

    def __str__(self) -> str:
        return f"{self.story_id} – {self.other_id}: {self.kind}"
