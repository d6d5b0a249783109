"""Which mails have left: each is sent once, whoever asks how often."""

from django.db import models

from dateline.lib import clock

LONGEST_LABEL = 60


class SentMail(models.Model):
    """One mail that left or is leaving, by a label that says what it is about. Kept for a while."""

    label = models.CharField(max_length=LONGEST_LABEL, primary_key=True)
    at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return self.label
