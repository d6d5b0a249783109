"""Which version of a story was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.lib import clock


class Reading(models.Model):
    """That a story was read, in which revision and by which engine; one a story, the last. Or that it is to be read."""

    story = models.OneToOneField("stories.Story", on_delete=models.CASCADE, related_name="reading")
    revision = models.PositiveIntegerField(_("revision"), null=True, blank=True)
    engine = models.CharField(_("read by"), max_length=100, blank=True)
    """`rules`, or the language model's name and version; which reader of ours; and which rules were off. When
    everything is read, what was read otherwise is read again."""
    text_hash = models.CharField(max_length=64, blank=True)
    is_due = models.BooleanField(_("to be read"), default=False, db_index=True)
    read_at = models.DateTimeField(_("read"), default=clock.now)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return f"{self.story_id}, {self.engine}"
