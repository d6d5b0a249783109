"""The words in marks beside which somebody is said to speak: who is named in them does not speak them."""

import re

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.speech_verbs import SAYING

NAME = re.compile(r"\w[\w’'-]*")
AROUND = 20
REACH = 1000


def said_beside(text: str, clauses: Clauses, number: int) -> frozenset[str]:
    """As many of the words as matter, folded. None where the word is not the subject of a verb of saying."""
    words = clauses.words
    if words[number].relation != "nsubj" or words[words[number].head].lemma not in SAYING:
        return frozenset()
    said: set[str] = set()
    for at in range(max(number - AROUND, 0), min(number + AROUND, len(words))):
        is_begun = at > 0 and words[at - 1].is_stand_in
        if words[at].is_stand_in and words[at].sentence == words[number].sentence and not is_begun:
            start = words[at].start
            after = next((word.start for word in words[at : at + AROUND] if not word.is_stand_in), start)
            said.update(NAME.findall(text[start : min(after, start + REACH)].casefold()))
    return frozenset(word.removesuffix("’s").removesuffix("'s") for word in said)
