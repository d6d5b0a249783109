"""Words without marks: what somebody is reported to have said, as the clause that holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.archive.reader.certainties import certainty_of
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.pages import Page
from dateline.archive.reader.people import People
from dateline.archive.reader.proposals import Quote, QuoteKind, Speaker
from dateline.archive.reader.speech_verbs import SAYING, WEAK

REPORTING = SAYING - WEAK - {"speak", "talk", "quote", "chant", "recite", "vent", "rant", "kid", "remember", "hear"}
UNSURE = frozenset({"might", "may", "could", "must", "should", "would", "can"})
"""What she might say was not said."""
LEAST_WORDS = 4
MOST_CHARACTERS = 600


def reported_in(text: str, pages: Sequence[Page], people: People) -> Iterator[Quote]:
    """The clauses of each paragraph that a verb of saying reports. One with marked words in it is a quote already."""
    for page in pages:
        clauses = page.clauses
        seen: set[int] = set()
        for verb, word in enumerate(clauses.words):
            if word.quote >= 0 or verb in seen:
                continue
            if word.text.lower() == "according":
                yield from _according(text, clauses, verb, people)
            elif word.part == "VERB" and word.lemma in REPORTING and _is_plain(clauses, verb):
                yield from _reported(text, clauses, verb, people, seen)


def together(quotes: Sequence[Quote], reported: Iterator[Quote]) -> tuple[Quote, ...]:
    """All in the order of the text; those that go on keep pointing at what they go on with."""
    mixed = sorted([*enumerate(quotes), *((-1, each) for each in reported)], key=lambda pair: pair[1].start)
    places = {number: place for place, (number, _) in enumerate(mixed) if number >= 0}
    return tuple(
        quote if quote.continues is None else replace(quote, continues=places[quote.continues]) for _, quote in mixed
    )


def _is_plain(clauses: Clauses, verb: int) -> bool:
    """Neither denied nor only possible."""
    return not any(
        clauses.words[child].relation == "neg" or clauses.words[child].text.lower() in UNSURE
        for child in clauses.children[verb]
    )


def _reported(text: str, clauses: Clauses, verb: int, people: People, seen: set[int]) -> Iterator[Quote]:
    clause = _clause_of(clauses, verb)
    subject = clauses.subject_of(verb)
    if clause is None or subject is None or not clauses.surely_speaks(subject):
        return
    speakers, words_of = people.speakers(clauses, subject), None
    inner = _clause_of(clauses, clause) if clauses.words[clause].lemma in REPORTING else None
    if inner is not None and _is_plain(clauses, clause):
        told = clauses.subject_of(clause)
        others = people.speakers(clauses, told) if told is not None and clauses.surely_speaks(told) else ()
        if others and others[0].name not in {each.name for each in speakers}:
            seen.add(clause)
            clause, words_of = inner, others[0]
    first, last = clauses.span(clause)
    rule = "reported after its verb" if first > verb else "reported before its verb"
    if first < verb < last:
        return
    if clauses.words[first].lemma == "that" or clauses.words[first].relation == "mark":
        first += 1
    yield from _proposed(text, clauses, (first, last), speakers, rule, words_of, people)


def _clause_of(clauses: Clauses, verb: int) -> int | None:
    """What is said, as a clause with its own subject; a question whether it is so is none."""
    for child in clauses.children[verb]:
        if clauses.words[child].relation != "ccomp" or clauses.words[child].quote >= 0:
            continue
        mark = clauses.child(child, "mark")
        asks = clauses.words[clauses.span(child)[0]].tag.startswith("W")
        is_that = mark is None or clauses.words[mark].text.lower() == "that"
        if is_that and not asks and clauses.child(child, "nsubj", "nsubjpass", "expl") is not None:
            return child
    return None


def _according(text: str, clauses: Clauses, number: int, people: People) -> Iterator[Quote]:
    """According to Harker, the bridge opens in May: the rest of the sentence."""
    words = clauses.words
    to = clauses.child(number, "prep")
    named = clauses.child(to, "pobj") if to is not None else None
    if named is None or not clauses.surely_speaks(named):
        return
    sentence = [each for each, word in enumerate(words) if word.sentence == words[number].sentence]
    first, last = clauses.span(number)
    if first == sentence[0] and last + 1 < sentence[-1] and words[last + 1].text == ",":
        span = (last + 2, sentence[-1])
    elif last >= sentence[-1] - 1 and first - 1 > sentence[0] and words[first - 1].text == ",":
        span = (sentence[0], first - 2)
    else:
        return
    yield from _proposed(text, clauses, span, people.speakers(clauses, named), "reported according to", None, people)


def _proposed(
    text: str,
    clauses: Clauses,
    span: tuple[int, int],
    speakers: tuple[Speaker, ...],
    rule: str,
    words_of: Speaker | None,
    people: People,
) -> Iterator[Quote]:
    first, last = span
    while last > first and clauses.words[last].part in ("PUNCT", "SPACE"):
        last -= 1
    words = clauses.words[first : last + 1]
    if len(words) < LEAST_WORDS or not speakers or any(word.quote >= 0 for word in words):
        return
    start, end = words[0].start, words[-1].end
    if end - start > MOST_CHARACTERS or "\n" in text[start:end]:
        return
    certainty = certainty_of(rule, [each.name for each in speakers])
    unnamed = people.are_unnamed(speakers)
    yield Quote(start, end, text[start:end], QuoteKind.REPORTED, speakers, certainty, rule, None, words_of, unnamed)
