"""Names that a parser took for other words, put right before anything is read from its grammar: Moe has seen it."""

from collections.abc import Iterable

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import MentionKind

FINITE = ("VBD", "VBZ", "MD")
SUBJECTS = ("nsubj", "nsubjpass")
TAKEN_FOR = ("NOUN", "VERB", "ADV", "ADJ", "X", "INTJ")


def mend(pages: Iterable[Clauses], names: Names) -> None:
    """A name that stands before a verb, where the parser knows no name and no other subject, is its subject."""
    for clauses in pages:
        for number in range(len(clauses.words) - 1):
            word = clauses.words[number]
            if word.part in TAKEN_FOR and word.quote < 0 and word.text[:1].isupper() and _is_subject(clauses, number):
                cluster = names.standing_at(word.start)
                if cluster is not None and cluster.kind is MentionKind.PERSON:
                    clauses.take_for_subject(number)
            elif _is_no_verb(clauses, number):
                named = names.find(word.text)
                if named is not None and named.kind is MentionKind.PERSON and len(named.words) > 1:
                    names.add(word.text, word.start, MentionKind.PERSON)
                    clauses.take_for_subject(number)


def _is_subject(clauses: Clauses, number: int) -> bool:
    word, after = clauses.words[number], clauses.words[number + 1]
    if word.relation in SUBJECTS:
        return True
    if after.tag not in FINITE or word.head not in (number + 1, after.head):
        return False
    return clauses.child(word.head, *SUBJECTS) in (None, number)


def _is_no_verb(clauses: Clauses, number: int) -> bool:
    """Will went back: the verb *will* never stands before one in the past."""
    word, after = clauses.words[number], clauses.words[number + 1]
    is_large = word.text[:1].isupper() and word.quote < 0
    return is_large and word.part == "AUX" and word.head == number + 1 and after.tag == "VBD"
