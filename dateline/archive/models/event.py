"""What happened and what is expected, as stories tell it. Each row is one story's telling."""

from hashlib import sha256

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dateline.archive.days import as_machines_write, in_words
from dateline.archive.models.found import LONGEST_NAME, Found
from dateline.archive.queries import ACCUSATIONS, EventQuerySet
from dateline.archive.spelling import words_alone
from dateline.subjects.models import Subject

LONGEST_DATE, LONGEST_TITLE = 60, 200


class Event(Found):
    """`happened_on` is EDTF, as exact as the story is; `begins` and `ends` are its first and last day.

    When several stories tell of the same one, `same_as` of all but the first leads to it: readers see one. `follows` is
    the one before it in its chain: the talks that were put off, the first of two meetings.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        VISIT = "visit", _("Visit")
        VOTE = "vote", _("Vote")
        ELECTION = "election", _("Election")
        SIGNING = "signing", _("Signing")
        STRIKE = "strike", _("Strike")
        WIN = "win", _("Win")
        DEATH = "death", _("Death")
        OPENING = "opening", _("Opening")
        CLOSING = "closing", _("Closing")
        PROTEST = "protest", _("Protest")
        ACCIDENT = "accident", _("Accident")
        ARREST = "arrest", _("Arrest")
        CHARGE = "charge", _("Charge")
        TRIAL = "trial", _("Trial")
        VERDICT = "verdict", _("Verdict")
        OTHER = "other", _("Other")

    class Standing(models.TextChoices):
        EXPECTED = "expected", _("Expected")
        HAPPENED = "happened", _("Happened")
        CANCELLED = "cancelled", _("Cancelled")
        DENIED = "denied", _("Denied")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    standing = models.CharField(_("state"), max_length=10, choices=Standing.choices, default=Standing.HAPPENED)
    happened_on = models.CharField(_("date"), max_length=LONGEST_DATE, blank=True)
    begins = models.DateField(null=True, blank=True, editable=False)
    ends = models.DateField(null=True, blank=True, editable=False)
    date_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    date_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    place_name = models.CharField(_("place in the story"), max_length=LONGEST_NAME, blank=True)
    place = models.ForeignKey(
        Subject, verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="events_there"
    )
    same_as = models.ForeignKey(
        "self", verbose_name=_("same as"), null=True, blank=True, on_delete=models.SET_NULL, related_name="told_again"
    )
    follows = models.ForeignKey(
        "self", verbose_name=_("follows"), null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by"
    )
    published_at = models.DateTimeField(null=True, editable=False)
    """The story's own."""

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["story", "start"], name="event_in_story"),
            models.Index(fields=["state", "begins"], name="event_on_record"),
            models.Index(fields=["state", "-certainty"], name="event_in_queue"),
        ]

    def __str__(self) -> str:
        return self.title or self.words[:80]

    @property
    def told(self) -> str:
        """Its title; without one the story's own sentence; its kind alone where that is about somebody who stays words
        in the story, or where the title names them: it was written when they had a page, or is the sentence."""
        unnamed = [each for each in self.participants.all() if not each.may_be_named]
        if self.title and not any(each.is_called_in(self.title) for each in unnamed):
            return self.title
        return str(self.get_kind_display()) if unnamed else Truncator(self.sentence).chars(LONGEST_TITLE)

    @property
    def day_in_words(self) -> str:
        return in_words(self.happened_on)

    @property
    def day_for_machines(self) -> str:
        return as_machines_write(self.happened_on)

    @property
    def is_an_accusation(self) -> bool:
        return self.kind in ACCUSATIONS

    @property
    def named(self) -> "list[Participant]":
        """Who took part and may be named to readers: whoever has a page, and all that is nobody's private life. The
        place is named as such."""
        parts = [each for each in self.participants.all() if each.may_be_named]
        return [each for each in parts if each.subject_id != self.place_id]

    @property
    def version(self) -> str:
        """Another one as soon as an editor would decide on something else."""
        told = f"{self.kind}\0{self.standing}\0{self.happened_on}\0{self.place_name}\0{self.title}"
        seen = f"{self.state}\0{self.decided_at}\0{self.words}\0{self.sentence}\0{told}"
        return sha256(seen.encode(errors="surrogatepass")).hexdigest()[:16]


class Participant(models.Model):
    """Who took part in an event, and as what. `name` as the story has it; `subject` once an editor said who that is."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    name = models.CharField(_("name in the story"), max_length=LONGEST_NAME)
    subject = models.ForeignKey(
        Subject, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL, related_name="took_part"
    )
    part = models.CharField(_("part played"), max_length=100, blank=True)

    pressed_with = "event"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="participant_once")]
        indexes = [models.Index(fields=["subject", "event"], name="participant_by_subject")]

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_named(self) -> bool:
        """People without a page stay words in the story; and who somebody is that nobody knows cannot be told."""
        subject = self.subject
        return subject is not None and (subject.has_page or subject.kind != Subject.Kind.PERSON)

    def is_called_in(self, text: str) -> bool:
        """By any name of theirs, or as the story calls them; a person by the last word of it too. Nobody whom an editor
        left unknown: then the text is as the editor wants it."""
        subject, told = self.subject, f" {words_alone(text)} "
        if subject is None:
            return False
        names = [self.name, subject.name, *subject.aliases]
        last = subject.name.split()[-1:] if subject.is_person else []
        called = any(name in told for name in map(words_alone, names) if name)
        return called or any(f" {name} " in told for name in map(words_alone, last) if name)
