"""What a story got wrong, in plain sight."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from dateline.lib import clock
from dateline.lib.ordering import AS_PUT
from dateline.stories.keys import CORRECTIONS, sitemap_key


class Correction(Orderable):
    """One correction, clarification or update of a story, as readers see it."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")

    class Place(models.TextChoices):
        TOP = "top", _("Above the story")
        FOOT = "foot", _("Below the story")

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices, default=Kind.CORRECTION)
    text = models.TextField(_("text"), help_text=_("Say what was wrong and what is right."))
    made_at = models.DateTimeField(_("made"), default=clock.now, db_index=True)
    place = models.CharField(_("place"), max_length=5, choices=Place.choices, default=Place.FOOT)

    pressed_with = "story"

    class Meta:
        ordering = AS_PUT

    def pressed_in(self) -> list[str]:
        """Their own page, and the sitemap, which says when its story last changed."""
        published_at = self.story.published_at
        return [CORRECTIONS, sitemap_key(timezone.localtime(published_at).date())] if published_at else []

    panels = [FieldPanel("kind"), FieldPanel("text"), FieldPanel("made_at"), FieldPanel("place")]

    @property
    def done(self) -> str:
        """What was done to the story, as its stamp says it."""
        words = {self.Kind.CORRECTION: _("corrected"), self.Kind.CLARIFICATION: _("clarified")}
        return str(words.get(self.Kind(self.kind), _("updated")))

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def kind_words(self) -> str:
        return str(self.get_kind_display())
