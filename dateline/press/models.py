"""The press's books: what is pressed, what each entry was made from, and what was touched since."""

from django.db import models

from dateline.lib import clock


class Touch(models.Model):
    """A key somebody changed something under: the outbox, written in the transaction of the change itself."""

    key = models.BigIntegerField()
    touched_at = models.DateTimeField(default=clock.now)
    transaction_id = models.BigIntegerField(null=True)
    """PostgreSQL's own number, by which a rendering can tell whether it saw the change; SQLite has one writer."""
    settled = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["settled", "id"], name="touch_to_settle"),
            models.Index(fields=["key", "id"], name="touch_by_key"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.key}"


class Entry(models.Model):
    """One page or part that is pressed, or about to be."""

    name = models.CharField(max_length=700, unique=True)
    until = models.DateTimeField(null=True, db_index=True)
    ticket = models.BigIntegerField(default=0)
    """Of the rendering that entered its keys last."""

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.name


class EntryKey(models.Model):
    """That an entry was made from what a key stands for."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "entry"], name="entry_key_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.key}"
