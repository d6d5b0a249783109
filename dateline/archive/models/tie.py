"""Who is tied to whom, as a story says it."""

from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.archive.models.event import LONGEST_DATE
from dateline.archive.models.found import LONGEST_NAME, Found
from dateline.archive.queries import TieQuerySet
from dateline.subjects.models import Subject


class Tie(Found):
    """`from_name` and `to_name` as the story has them, the subjects once an editor said who they are; `about` what was
    agreed on. `happened_on` is EDTF: since when it stands as `standing` says."""

    class Kind(models.TextChoices):
        MEMBER = "member of", _("Member of")
        HEAD = "head of", _("Head of")
        AGREED = "agreed with", _("Agreed with")

    class Standing(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        SIGNED = "signed", _("Signed")
        IN_FORCE = "in force", _("In force")
        ENDED = "ended", _("Ended")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    standing = models.CharField(_("state"), max_length=10, choices=Standing.choices, default=Standing.IN_FORCE)
    from_name = models.CharField(_("who, in the story"), max_length=LONGEST_NAME)
    from_subject = models.ForeignKey(
        Subject, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL, related_name="ties_from"
    )
    to_name = models.CharField(_("to whom, in the story"), max_length=LONGEST_NAME)
    to_subject = models.ForeignKey(
        Subject, verbose_name=_("to whom"), null=True, blank=True, on_delete=models.SET_NULL, related_name="ties_to"
    )
    about_name = models.CharField(_("about what, in the story"), max_length=LONGEST_NAME, blank=True)
    about = models.ForeignKey(
        Subject,
        verbose_name=_("about what"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ties_about",
    )
    role = models.CharField(_("as what"), max_length=200, blank=True)
    happened_on = models.CharField(_("date"), max_length=LONGEST_DATE, blank=True)
    begins = models.DateField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    """The story's own."""

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        indexes = [
            models.Index(fields=["story", "start"], name="tie_in_story"),
            models.Index(fields=["from_subject", "state"], name="tie_from_subject"),
            models.Index(fields=["to_subject", "state"], name="tie_to_subject"),
            models.Index(fields=["state", "-certainty"], name="tie_in_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.from_name} {self.get_kind_display()} {self.to_name}"

    @property
    def version(self) -> str:
        """Another one as soon as an editor would decide on something else."""
        told = f"{self}\0{self.standing}\0{self.happened_on}"
        seen = f"{self.state}\0{self.decided_at}\0{self.words}\0{self.sentence}\0{told}"
        return sha256(seen.encode(errors="surrogatepass")).hexdigest()[:16]
