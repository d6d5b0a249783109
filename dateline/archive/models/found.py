"""What a reading proposes and an editor decides on: names, and who said what. Each stands at words of one story."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dateline.archive.queries import FoundQuerySet, QuoteQuerySet
from dateline.lib import clock
from dateline.subjects.models import Subject

LONGEST_NAME = 250
BY_HAND = "by hand"
"""The rule of what an editor put down and no reading found."""


def signs_of(words: str) -> str:
    """Letters and numerals alone: by which the same words are known in other marks."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


class Found(models.Model):
    """Never shown to a reader before an editor confirmed it. `start` and `end` count code points of the story's running
    text in `revision`; nothing is kept without them."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CONFIRMED = "confirmed", _("Confirmed")
        REJECTED = "rejected", _("Rejected")
        DOUBTED = "doubted", _("In doubt")

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="%(class)ss")
    revision = models.PositiveIntegerField(null=True, blank=True, editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    words = models.TextField(_("words"), editable=False)
    sentence = models.TextField(_("sentence"), editable=False)
    certainty = models.FloatField(_("certainty"), default=1.0, editable=False)
    rule = models.CharField(_("rule"), max_length=40, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    found_at = models.DateTimeField(_("found"), default=clock.now, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return self.state == self.State.CONFIRMED

    @property
    def waits(self) -> bool:
        """For an editor: proposed, or confirmed once and in doubt since the story changed."""
        return self.state in (self.State.PROPOSED, self.State.DOUBTED)


class Mention(Found):
    """A name in a story. `name` is the fullest the story has for the same one; `subject` who that is."""

    kind = models.CharField(_("kind"), max_length=15, choices=Subject.Kind.choices)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    subject = models.ForeignKey(
        Subject, verbose_name=_("subject"), null=True, blank=True, on_delete=models.SET_NULL, related_name="mentions"
    )

    objects = FoundQuerySet.as_manager()

    pressed_with = "subject"

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        indexes = [
            models.Index(fields=["story", "start"], name="mention_in_story"),
            models.Index(fields=["subject", "state"], name="mention_of_subject"),
            models.Index(fields=["state", "-certainty"], name="mention_in_queue"),
        ]

    def __str__(self) -> str:
        return self.words


class Quote(Found):
    """Words between marks, and who said them.

    `said_by` is what the story calls the speaker there ("she"), `speaker_name` who that is in the story; `speaker` the
    subject it was confirmed for, and `role` what they were that day. A quote over several paragraphs is a row each.
    """

    class Kind(models.TextChoices):
        DIRECT = "direct", _("Direct")
        PARTIAL = "partial", _("Partial")
        REPORTED = "reported", _("Reported")

    class Source(models.TextChoices):
        INTERVIEW = "interview", _("Interview")
        SPEECH = "speech", _("Speech or meeting")
        STATEMENT = "statement", _("Statement")
        DOCUMENT = "document", _("Document")
        OUTLET = "outlet", _("Another outlet")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, editable=False)
    said_by = models.CharField(_("called"), max_length=LONGEST_NAME, blank=True, editable=False)
    said_by_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    said_by_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    speaker_name = models.CharField(_("speaker in the story"), max_length=LONGEST_NAME, blank=True)
    speaker = models.ForeignKey(
        Subject, verbose_name=_("speaker"), null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes"
    )
    role = models.CharField(_("role that day"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=15, choices=Source.choices, blank=True)
    to_whom = models.CharField(_("to whom"), max_length=LONGEST_NAME, blank=True)
    where = models.CharField(_("where"), max_length=LONGEST_NAME, blank=True)
    words_of_name = models.CharField(_("whose words, as the speaker tells"), max_length=LONGEST_NAME, blank=True)
    words_of = models.ForeignKey(
        Subject,
        verbose_name=_("whose words, as the speaker tells"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="told_by_others",
    )
    """Second-hand words ("Harker said the mayor had called it a scandal") are the teller's, and never listed as theirs
    whose they are said to be."""
    is_unnamed = models.BooleanField(_("the story names nobody"), default=False)
    """By what the story calls them alone ("a senior official"): kept, counted, and on nobody's page."""
    answers = models.ForeignKey(
        "self", verbose_name=_("answers"), null=True, blank=True, on_delete=models.SET_NULL, related_name="answered_by"
    )
    """The quote that this one denies or answers: shown with it."""
    correction = models.ForeignKey(
        "stories.Correction", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    """What was corrected in its sentence since: shown beside it."""
    correction_seen = models.PositiveBigIntegerField(default=0, editable=False)
    """The number of the newest correction its story had when an editor last decided on it: a later one is news."""
    published_at = models.DateTimeField(null=True, editable=False)
    """The story's own, written when the quote is confirmed and when the story is published: the record's order."""
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="continued_by", editable=False
    )

    objects = QuoteQuerySet.as_manager()

    if TYPE_CHECKING:
        is_public: bool
        shown_answers: list["Quote"]
        marked: SafeString
        has_more_answers: bool

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        indexes = [
            models.Index(fields=["story", "start"], name="quote_in_story"),
            models.Index(fields=["speaker", "state", "published_at"], name="quote_of_speaker"),
            models.Index(fields=["state", "published_at", "story"], name="quote_on_record"),
            models.Index(fields=["state", "-certainty"], name="quote_in_queue"),
            models.Index(fields=["answers", "published_at", "story", "id"], name="quote_in_answer"),
        ]

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def address(self) -> str:
        return f"/quotes/{self.pk}/"

    @property
    def said(self) -> str:
        """The words as they are printed by themselves: without the comma that leads on to who said them."""
        return self.words.rstrip().removesuffix(",")

    @property
    def has_marks(self) -> bool:
        """Whether they stood between marks: what was reported is told in the story's own words."""
        return self.kind != self.Kind.REPORTED

    @property
    def sentence_says_more(self) -> bool:
        """Whether the story says something in the same sentence that is not quoted."""
        return signs_of(self.sentence) != signs_of(self.words)

    @property
    def version(self) -> str:
        """Another one as soon as an editor would decide on something else."""
        seen = f"{self.state}\0{self.decided_at}\0{self.words}\0{self.sentence}\0{self.speaker_name}\0{self.speaker_id}"
        seen += f"\0{self.answers_id}" if self.answers_id else ""
        return sha256(seen.encode(errors="surrogatepass")).hexdigest()[:16]
