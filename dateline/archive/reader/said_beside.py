"""The words in marks beside which somebody is said to speak: who is named in them does not speak them."""

import re

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.speech_verbs import SAYING

NAME = re.compile(r"\w[\w’'-]*")
ASKED = frozenset({"ask", "tell", "press", "question", "remind"})
AROUND = 20
REACH = 1000


def speaks(clauses: Clauses, number: int) -> bool:
    """Whether a word is the subject of a verb of saying outside the marks."""
    word = clauses.words[number]
    head = clauses.words[word.head]
    return word.relation == "nsubj" and head.lemma in SAYING and head.quote < 0


def said_beside(text: str, clauses: Clauses, number: int) -> frozenset[str] | None:
    """As many of the words as matter, folded. None where the word is not the subject of a verb of saying."""
    words = clauses.words
    if not speaks(clauses, number):
        return None
    said: set[str] = set()
    for at in range(max(number - AROUND, 0), min(number + AROUND, len(words))):
        is_begun = at > 0 and words[at - 1].is_stand_in
        if words[at].is_stand_in and words[at].sentence == words[number].sentence and not is_begun:
            start = words[at].start
            after = next((word.start for word in words[at : at + AROUND] if not word.is_stand_in), start)
            said.update(NAME.findall(text[start : min(after, start + REACH)].casefold()))
    return frozenset(word.removesuffix("’s").removesuffix("'s") for word in said)


def leading_up(clauses: Clauses, number: int) -> range:
    """Where a clause stands that tells what the subject of the main one was asked: asked whether Lane would stay, …"""
    word = clauses.words[number]
    if word.relation != "nsubj":
        return range(0)
    for child in clauses.children[word.head]:
        asked = clauses.words[child]
        if child < number and asked.relation == "advcl" and asked.tag == "VBN" and asked.lemma in ASKED:
            first, last = clauses.span(child)
            return range(clauses.words[first].start, clauses.words[min(last, number)].start)
    return range(0)
