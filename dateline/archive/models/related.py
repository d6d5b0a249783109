"""What the archive knows of stories."""

from django.db import models


class Related(models.Model):
    """That one story is printed under another, and how close it is.

    Kept and not asked anew for each page: a new story then changes the lists of the few it is close to, and an archive
    of any size stays as it was pressed.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    points = models.PositiveSmallIntegerField()
    why = models.JSONField(default=dict)
    """What was found in common, for the newsroom: `subjects` and `events` by key, `words`, `days` between them."""

    is_pressed_nowhere = True
    """Whoever writes lists touches them by name, and only those that differ."""
    pressed_with = "story"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "other"], name="related_once")]

    def __str__(self) -> str:
        return f"{self.story_id} – {self.other_id}: {self.points}"
