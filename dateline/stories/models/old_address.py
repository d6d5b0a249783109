"""Where stories and sections were: readers are led on, for ever.

A row names whose address it was, never where that is now, so nothing is rewritten when it moves again. A section that
is named anew leaves one row, whatever it holds: where its stories were follows from where it was.
"""

from django.db import models


class OldSectionAddress(models.Model):
    """What a section was called for a while. It outlives the section: its stories may have moved before it went."""

    slug = models.SlugField(max_length=255, allow_unicode=True)
    section_key = models.PositiveBigIntegerField(db_index=True)
    since = models.DateTimeField(null=True)
    """None for its first name."""
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"/{self.slug}/"


class OldStoryAddress(models.Model):
    """In which section, and by which dated slug, readers found a story for a while."""

    section_key = models.PositiveBigIntegerField()
    slug = models.SlugField(max_length=255, allow_unicode=True, db_index=False)
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="old_addresses")
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["slug", "section_key"], name="old_address_of_a_story")]

    def __str__(self) -> str:
        return f"{self.slug} in {self.section_key}"
