"""Asks what was learnt."""

from dateline.gatekeeper.actions.learn import ALL_TEXTS
from dateline.gatekeeper.learning import NOTHING_LEARNT, Learnt, hashed_words, weigh, words_of
from dateline.gatekeeper.models import LearntWord


def what_is_learnt_of(text: str) -> Learnt:
    """By the words of `text` and the decisions of moderators so far. Two statements at most, whatever was learnt."""
    totals = LearntWord.objects.filter(word_hash=ALL_TEXTS).first()
    if totals is None:
        return NOTHING_LEARNT
    words = hashed_words(words_of(text))
    rows = LearntWord.objects.filter(word_hash__in=list(words)).values_list("word_hash", "printed", "spam")
    counts = {words[each]: (printed, spam) for each, printed, spam in rows}
    return weigh(text, counts, totals.printed, totals.spam)
