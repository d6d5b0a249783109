"""The index of the readers' search: what stories are found by. What readers may see is asked of the stories alone.

The words themselves lie in `search_words`, a table each database has in its own way: see `engines/`.
"""

from django.db import models


class Entry(models.Model):
    """What is looked at of every story a search finds, to rank and to count it: small, and without any other table.

    `number` grows with the moment of publication. `headline` and `lead` are words as the index holds them, each between
    blanks; `authors` and `subjects` are keys, likewise.
    """

    number = models.BigIntegerField(primary_key=True)
    story = models.OneToOneField(
        "stories.Story", on_delete=models.DO_NOTHING, db_constraint=False, related_name="search_entry"
    )
    """Without a constraint: the row outlives its story until the words are taken out of the index with it."""
    section = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=10)
    year = models.SmallIntegerField()
    authors = models.TextField()
    subjects = models.TextField()
    headline = models.TextField()
    lead = models.TextField()
    analyser = models.SmallIntegerField(db_index=True)
    """The number of the analyser that read it."""

    is_pressed_nowhere = True

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.number}: {self.story_id}"


class Held(models.Model):
    """What the index holds of an entry, compressed: needed to take it out again, and to see whether it is true."""

    number = models.BigIntegerField(primary_key=True)
    columns = models.BinaryField()

    is_pressed_nowhere = True

    class Meta:
        verbose_name_plural = "held"

    def __str__(self) -> str:
        return str(self.number)


class Word(models.Model):
    """In how many indexed stories a word stands, as it is folded: for ranking, beginnings of words and spelling help.

    Nothing in here is shown to a reader before a story they may see was found by it.
    """

    word = models.CharField(max_length=60, primary_key=True)
    written = models.CharField(max_length=60)
    """As the first story had it."""
    stories = models.IntegerField(default=0)
    head = models.CharField(max_length=2)
    tail = models.CharField(max_length=2)

    is_pressed_nowhere = True

    class Meta:
        indexes = [
            models.Index(fields=["head", "stories"], name="word_by_head"),
            models.Index(fields=["tail", "stories"], name="word_by_tail"),
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.stories}"


class Tally(models.Model):
    """How many indexed stories there are, in all, of each era and in each language: a few rows, by their marks."""

    mark = models.CharField(max_length=20, primary_key=True)
    stories = models.IntegerField(default=0)

    is_pressed_nowhere = True

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.mark}: {self.stories}"


class Due(models.Model):
    """That a story is to be read anew, or taken out. By its key alone, for it may be gone."""

    story_id = models.BigIntegerField(primary_key=True)

    is_pressed_nowhere = True

    class Meta:
        verbose_name_plural = "due"

    def __str__(self) -> str:
        return str(self.story_id)
