"""Who and what a story is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from dateline.lib.ordering import AS_PUT


class StorySubject(Orderable):
    """One subject of one story."""

    class Relation(models.TextChoices):
        ABOUT = "about", _("About")
        MENTIONS = "mentions", _("Mentions")

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="story_subjects")
    subject = models.ForeignKey(
        "subjects.Subject", verbose_name=_("subject"), on_delete=models.CASCADE, related_name="story_subjects"
    )
    relation = models.CharField(_("relation"), max_length=10, choices=Relation.choices, default=Relation.ABOUT)

    pressed_with = "story"
    panels = [FieldPanel("subject"), FieldPanel("relation")]

    class Meta:
        ordering = AS_PUT
        indexes = [models.Index(fields=["subject", "story"], name="story_by_subject")]

    def __str__(self) -> str:
        return f"{self.relation} {self.subject}"
