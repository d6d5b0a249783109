"""What moderators keep: decisions, notes, bans, and how often they want to hear of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.comments.models.reply import HASH, LONGEST_EXPLANATION, LONGEST_NAME, Reply
from dateline.lib import clock


class Decision(models.Model):
    """One line of the audit log. Lines are added and never changed; the reply may be gone, `told` remains.

    What readers and the gatekeeper did stands there by nobody, so that the year's numbers outlive the replies.
    `waited` are the seconds that what was decided on had waited; `replies` how many the line is about (a flood is one
    line), and `reports` how many it answered. `details` are what the verb leaves open: of a ban whom it holds for,
    until when and why.
    """

    class Verb(models.TextChoices):
        APPROVE = "approve", _("Approved")
        REJECT = "reject", _("Rejected")
        SPAM = "spam", _("Called spam")
        UNDO = "undo", _("Took a decision back")
        PICK = "pick", _("Made an editor's pick")
        UNPICK = "unpick", _("Took the pick back")
        NOTE = "note", _("Noted")
        WARN = "warn", _("Warned the writer")
        BAN = "ban", _("Banned")
        LIFT = "lift", _("Lifted a ban")
        KEEP = "keep", _("Kept a reported reply")
        UPHOLD = "uphold", _("Upheld an appeal")
        DENY = "deny", _("Denied an appeal")
        ERASE = "erase", _("Erased a reader's data")
        REPORT = "report", _("A reader reported")
        APPEAL = "appeal", _("The writer appealed")
        WITHHOLD = "withhold", _("Kept back by the gatekeeper")
        PRINT = "print", _("Printed by the gatekeeper")
        REASON = "reason", _("Gave a rejection its reason")
        HAND_OUT = "hand out", _("Handed out a reader's data")

    verb = models.CharField(_("what"), max_length=10, choices=Verb.choices)
    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions")
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("when"), default=clock.now, db_index=True)
    rule = models.CharField(_("reason"), max_length=10, blank=True, choices=Reply.Rule.choices)
    waited = models.PositiveIntegerField(null=True, blank=True)
    replies = models.PositiveIntegerField(default=1)
    reports = models.PositiveIntegerField(default=0)
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="undone_by")
    told = models.CharField(_("about"), max_length=200, blank=True, help_text=_("Never what the reader wrote."))
    details = models.CharField(_("in particular"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.told}"


class Note(models.Model):
    """What moderators tell each other about a reply; a warning is told to its writer, too."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("note"), max_length=LONGEST_EXPLANATION)
    is_warning = models.BooleanField(_("told to the writer"), default=False)
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words[:60]


class Ban(models.Model):
    """A reader, a network or both that may not reply: until a day, or for good. Hashes only, and the name they used."""

    pen_hash = models.CharField(max_length=HASH, blank=True, editable=False, db_index=True)
    email_hash = models.CharField(max_length=HASH, blank=True, editable=False, db_index=True)
    network_hash = models.CharField(max_length=HASH + 16, blank=True, editable=False, db_index=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True, blank=True, editable=False)
    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.SET_NULL, related_name="bans")

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.reason[:60]}"

    @property
    def is_of_network(self) -> bool:
        return bool(self.network_hash)


class DigestWish(models.Model):
    """How often one moderator wants mail about what waits."""

    class Often(models.TextChoices):
        NEVER = "never", _("Never")
        HOURLY = "hourly", _("Every hour")
        DAILY = "daily", _("Every day")

    moderator = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_wish")
    how_often = models.CharField(_("mail about replies"), max_length=6, choices=Often.choices, default=Often.NEVER)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return f"{self.moderator}: {self.how_often}"
