"""Readers who recommend a reply or follow a thread."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.comments.models.reply import HASH, Reply
from dateline.lib import clock


class Recommendation(models.Model):
    """That one reader recommended a reply. Kept for a while, so that each counts once; the reply keeps the number."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="recommendations")
    reader_hash = models.CharField(max_length=HASH + 16)
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    is_counted = models.BooleanField(default=False, db_index=True)
    """Whether the number in print holds it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "reader_hash"], name="recommend_once_a_reader")]

    def __str__(self) -> str:
        return f"{self.reply_id}"


class Follower(models.Model):
    """Somebody who wants mail about new replies under a story, once they have said so by the mail we sent them."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="followers")
    email = models.EmailField(_("email"))
    secret = models.CharField(max_length=40, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    told_until = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "email"], name="follow_once_a_reader")]

    def __str__(self) -> str:
        return f"{self.story_id}"
