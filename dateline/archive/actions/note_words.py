"""Keep the words a story is compared by."""

import json
from collections.abc import Set

from django.db import transaction
from django.db.models import F

from dateline.archive.models import Posting, Term, Wording
from dateline.archive.rarity import EVERY_STORY, Rarity, term_key
from dateline.archive.running_text import running_text
from dateline.archive.words import Words, words_of
from dateline.press.keys import batched, number_of
from dateline.stories.models import Story

POSTED = 40
"""Words a story is found by: those that tell it best from others. All of them are compared."""


@transaction.atomic
def note_words(story: Story) -> Words:
    """As it reads now. Nothing is written when it reads as before."""
    words = words_of(story.title, f"{story.standfirst}\n{running_text(story)}")
    pairs = [list(pair) for pair in sorted(words.weights.items())]
    held = Wording.objects.filter(story=story).first()
    if held and held.words == pairs:
        return words
    before = {word for word, _ in held.words} if held else set()
    _count(gone=before - words.weights.keys(), new=words.weights.keys() - before, stories=0 if held else 1)
    told = {"words": pairs, "fingerprint": number_of(json.dumps(pairs)) if pairs else 0}
    Wording.objects.update_or_create(story=story, defaults=told)
    _post(story, words)
    return words


def _post(story: Story, words: Words) -> None:
    worth = Rarity(words.weights).found_by(words.weights)
    best = sorted(worth, key=lambda word: (-worth[word], word))[:POSTED]
    Posting.objects.filter(story=story).delete()
    Posting.objects.bulk_create(Posting(term=term_key(word), story=story) for word in best)


def _count(*, gone: Set[str], new: Set[str], stories: int) -> None:
    """Rows are held in the order of their keys, so that two who publish at once wait and never block each other."""
    less, more = sorted(map(term_key, gone)), sorted(map(term_key, new))
    if stories:
        more.insert(0, EVERY_STORY)
    for some in batched(sorted({*less, *more})):
        Term.objects.bulk_create((Term(pk=key) for key in some), ignore_conflicts=True)
        list(Term.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))
    for keys, by in ((less, -1), (more, 1)):
        for some in batched(keys):
            Term.objects.filter(pk__in=some).update(stories=F("stories") + by)
