"""Learn from a moderator's decision, or take a lesson back."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from dateline.gatekeeper.learning import hashed_words, words_of
from dateline.gatekeeper.models import LearntWord

ALL_TEXTS = ""
"""The hash of the row that counts texts."""


@transaction.atomic
def learn(*, text: str, is_spam: bool, take_back: bool = False) -> None:
    """Count the words of `text` once more on one side, or once less."""
    hashes = sorted({ALL_TEXTS, *hashed_words(words_of(text))})
    if not take_back:
        LearntWord.objects.bulk_create([LearntWord(word_hash=each) for each in hashes], ignore_conflicts=True)
    kind = "spam" if is_spam else "printed"
    held = LearntWord.objects.select_for_update().filter(word_hash__in=hashes).order_by("word_hash")
    known = [row.word_hash for row in held]  # in one order, so that two moderators never wait for each other
    change = Greatest(F(kind) - 1, 0) if take_back else F(kind) + 1
    LearntWord.objects.filter(word_hash__in=known).update(**{kind: change})
