"""Whom a lead tells of without a name and the next paragraph names: a hiker was found alive. ¶ Louis Amadi, 25, …

Only the first subject of a story, only where its first paragraph names nobody, and only by as many names as it says.
"""

from collections.abc import Sequence

from dateline.archive.reader.events.vocabulary import GROUPS
from dateline.archive.reader.grammar import Clauses

COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
FROM_THE_BEGINNING = 8
"""So many words into the next paragraph the first name ends at the latest."""


def named_later(pages: Sequence[Clauses]) -> dict[int, tuple[Clauses, list[int]]]:
    """Where in the text somebody nameless stands, and the words in the next paragraph that name them."""
    told = [page for page in pages if page.words][:2]
    if len(told) < 2 or any(word.entity == "PERSON" for word in told[0].words):
        return {}
    lead, following = told
    noun, named = _first_subject(lead), _first_subject(following)
    if noun is None or named is None or named > FROM_THE_BEGINNING or following.words[named].entity != "PERSON":
        return {}
    word = lead.words[noun]
    if word.part != "NOUN" or not (lead.is_human(noun) or word.lemma in GROUPS):
        return {}
    heads = [named, *following.conjoined(named)]
    counts = {COUNTS.get(lead.words[child].text.lower()) for child in lead.children[noun] if child < noun}
    return {word.start: (following, heads)} if len(heads) in counts else {}


def _first_subject(clauses: Clauses) -> int | None:
    """Of the first sentence."""
    root = next(
        (number for number, word in enumerate(clauses.words) if word.head == number and word.part in ("VERB", "AUX")),
        None,
    )
    if root is None or clauses.words[root].sentence:
        return None
    subject = clauses.child(root, "nsubj", "nsubjpass")
    return None if subject is None or clauses.words[subject].quote >= 0 else subject
