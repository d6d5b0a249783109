"""Whom a story names, for its readers."""

from django.db import models

from dateline.subjects.models import Subject


class Named(models.Model):
    """That a story names a subject, by an editor's word: one it is filed under, a name or a quote that was confirmed.

    Kept and not asked anew for each page: the newest stories of a subject are then found in their order, in an archive
    of any size.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="named")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="named")
    published_at = models.DateTimeField(null=True)
    """The story's own."""

    pressed_with = "story"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "subject"], name="named_once")]
        indexes = [models.Index(fields=["subject", "published_at", "story"], name="named_by_subject")]

    def __str__(self) -> str:
        return f"{self.story_id} names {self.subject_id}"
