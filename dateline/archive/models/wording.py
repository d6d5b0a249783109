"""The words of stories, kept so that those of like words are found: the same rows on both databases."""

from django.db import models


class Term(models.Model):
    """In how many stories a word stands. `key` is a hash of it; that of no word at all counts the stories."""

    key = models.BigIntegerField(primary_key=True)
    stories = models.PositiveIntegerField(default=0)

    is_pressed_nowhere = True

    def __str__(self) -> str:
        return f"{self.key}: {self.stories}"


class Posting(models.Model):
    """That a word is one of those a story is found by."""

    term = models.BigIntegerField()
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")

    is_pressed_nowhere = True
    pressed_with = "story"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "story"], name="posting_once")]

    def __str__(self) -> str:
        return f"{self.term} in {self.story_id}"


class Wording(models.Model):
    """What a story is compared by: its words, each with how much of the story it is."""

    story = models.OneToOneField("stories.Story", on_delete=models.CASCADE, related_name="wording")
    words = models.JSONField(default=list)
    """Pairs of a word and its weight, for the databases keep no order of names."""
    fingerprint = models.BigIntegerField(default=0, db_index=True)
    """The same for stories of the same words."""
    compared_among = models.PositiveIntegerField(default=0)
    """How many stories there were when its list was made. What is rare is told by them."""
    length = models.FloatField(default=0)
    """How long it was then as it is compared, by how rare its words are; 0 where that was never reckoned."""
    is_due = models.BooleanField(default=False, db_index=True)
    """Whether its list is to be made anew."""

    is_pressed_nowhere = True
    pressed_with = "story"

    def __str__(self) -> str:
        return f"the words of {self.story_id}"
