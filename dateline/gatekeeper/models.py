"""What the gatekeeper remembers of those who knocked."""

from django.db import models


class Attempt(models.Model):
    """How often one hashed key (an account, a network) knocked at one door of late.

    The key is a keyed hash: neither a name nor an address of a reader is kept.
    """

    door = models.CharField(max_length=20)
    key_hash = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["door", "key_hash"], name="attempt_once_a_key")]

    def __str__(self) -> str:
        return f"{self.count} at {self.door}"


class SpentProof(models.Model):
    """A challenge whose solution was used. Kept until the challenge would have expired."""

    name = models.CharField(max_length=64, primary_key=True)
    forgotten_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name


class LearntWord(models.Model):
    """In how many printed texts and in how many of spam a word was seen. The row without a word counts the texts."""

    word_hash = models.CharField(max_length=20, primary_key=True)
    printed = models.PositiveIntegerField(default=0)
    spam = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.word_hash}: {self.printed} printed, {self.spam} spam"


class Salt(models.Model):
    """What networks are hashed with for some days. Deleted with its days: then no hash leads back to anybody."""

    secret = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
