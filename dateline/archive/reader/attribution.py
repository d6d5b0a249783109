"""Which verb of saying governs a quote, and whose it is: the candidates round a quote, weighed.

A candidate is a verb (or a thing said, or “according to”) outside the marks, in the same sentence or right beside
them. The way up the grammar from quote to verb weighs most, then nearness with a comma or a colon, then what the verb
can take.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.speech_verbs import CALLING, JUDGING, SAYING, SPEECH_NOUNS, VERBS, WEAK

LEAST = 2.0
NEAR = 18
DOUBT = 2.0
BEFORE_ITS_VERB = frozenset({"nsubj", "nsubjpass", "csubj", "advmod", "amod", "poss", "compound"})
"""What stands so before a verb is not said by it: the “small print” says."""
GOVERNS_AFAR = (SAYING - WEAK) | (CALLING - {"echo", "cite", "apologize", "apologise", "rate"})
"""In default of another they are said to say what stands further on in their sentence."""
ANEW = frozenset({"but", "and", "or", "while", "though", "although", "because", "yet", "when", "after", "before", "if"})
MARKS = frozenset("“”\"‘’',:;—–-.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verb with its subject, and how well it fits the quote."""

    cue: int
    speaker: int
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands among the words of its paragraph."""

    first: int
    last: int
    head: int
    is_whole: bool


def leading_speaker(clauses: Clauses) -> int | None:
    """Who is about to speak at the end of a paragraph that ends in a colon."""
    for number in range(len(clauses.words) - 1, -1, -1):
        word = clauses.words[number]
        if word.quote >= 0:
            return None
        if word.lemma in SPEECH_NOUNS and word.part == "NOUN":
            speaker = _whose(clauses, number)
            if speaker is None and word.relation == "dobj":
                speaker = clauses.subject_of(word.head)
            if speaker is not None:
                return speaker
        if _is_cue(clauses, number) and word.lemma in SAYING:
            return clauses.subject_of(number)
    return None


def place_of(clauses: Clauses, quote: int, is_whole: bool) -> Place | None:
    """None when the parser has lost the quote's words."""
    own = [number for number, word in enumerate(clauses.words) if word.quote == quote]
    if not own:
        return None
    inside = set(own)
    head = next((number for number in own if clauses.words[number].head not in inside), own[0])
    root = next((number for number in own if clauses.words[number].head == number), head)
    return Place(own[0], own[-1], head if head != own[0] or root == head else root, is_whole)


def candidates(clauses: Clauses, place: Place) -> list[Candidate]:
    """The verbs that fit well enough and have a subject, the best first."""
    found = [*_governing(clauses, place), *_beside(clauses, place), *_according(clauses, place)]
    return sorted((each for each in found if each.score >= LEAST), key=lambda each: -_likely(clauses, each))


def _likely(clauses: Clauses, candidate: Candidate) -> float:
    """The score, less for a subject that is not plainly somebody: “the areas suggested” stays behind “Lane said”."""
    return candidate.score - (0.0 if clauses.surely_speaks(candidate.speaker) else DOUBT)


HOLDS_WORDS = frozenset({"acl", "prep", "ccomp", "relcl", "nmod"})
"""How words hang on the thing said that holds them: her claim that “…”."""


def _is_cue(clauses: Clauses, number: int) -> bool:
    word = clauses.words[number]
    if word.quote >= 0 or word.part not in ("VERB", "AUX"):
        return False
    is_put = word.lemma == "put" and clauses.child(number, "dobj") == number + 1
    return word.lemma in VERBS or is_put or _takes_that(clauses, number)


def _takes_that(clauses: Clauses, verb: int) -> bool:
    """Fired back that, intimated that: with somebody before it, any verb with such a clause is one of saying."""
    said = clauses.child(verb, "ccomp")
    mark = clauses.child(said, "mark") if said is not None else None
    subject = clauses.child(verb, "nsubj")
    is_somebody = subject is not None and clauses.surely_speaks(subject)
    return mark is not None and said is not None and said > verb and is_somebody and clauses.words[mark].text == "that"


def _fit(lemma: str, is_whole: bool) -> float:
    weight = (-1.5 if is_whole else -2.5) if lemma in WEAK else 0.0
    if is_whole:
        return weight + (0.0 if lemma in SAYING else -2.0 if lemma in JUDGING else -1.0)
    return weight + (0.0 if lemma in SAYING or lemma in CALLING else -1.8)


def _governing(clauses: Clauses, place: Place) -> Iterator[Candidate]:
    """Verbs above the quote in the grammar, and below a whole quote that a parser made the main clause."""
    below, through_noun = place.head, False
    for height, number in enumerate(clauses.ancestors(place.head)):
        word = clauses.words[number]
        hangs, before, below = clauses.words[below].relation, below, number
        if word.quote >= 0 or (not place.is_whole and number > place.last and hangs in BEFORE_ITS_VERB):
            continue
        if _is_cue(clauses, number):
            speaker = clauses.subject_of(number)
            if speaker is None and not place.is_whole and clauses.is_passive(number) and word.lemma in CALLING:
                return
            if speaker is not None and clauses.words[speaker].quote < 0:
                judges = through_noun and word.lemma not in SAYING
                score = 6.0 - 0.5 * height + _fit(word.lemma, place.is_whole) - (3.0 if judges else 0.0)
                yield Candidate(number, speaker, score, "governing verb")
        elif (
            word.part == "NOUN" and word.lemma in SPEECH_NOUNS and hangs in HOLDS_WORDS and not _is_as(clauses, before)
        ):
            speaker = _whose(clauses, number)
            if speaker is not None:
                through_noun = True
                yield Candidate(number, speaker, 4.5 - 0.5 * height, "something said")
        elif word.lemma == "be":
            noun = clauses.child(number, "nsubj")
            speaker = _whose(clauses, noun) if noun is not None and clauses.words[noun].lemma in SPEECH_NOUNS else None
            if noun is not None and speaker is not None and clauses.words[noun].quote < 0:
                yield Candidate(noun, speaker, 4.5 - 0.5 * height, "something said")
        elif (
            word.part == "VERB"
            and hangs == "prep"
            and clauses.words[before].text.lower() == "as"
            and not place.is_whole
        ):
            speaker = clauses.subject_of(number)
            if (
                speaker is not None
                and clauses.words[speaker].quote < 0
                and clauses.child(number, "dobj", "prep") is not None
            ):
                yield Candidate(number, speaker, 2.6, "taken as")
        if not place.is_whole:
            yield from _put_in(clauses, number, height)
    if place.is_whole:
        for number in clauses.children[place.head]:
            if _is_cue(clauses, number):
                speaker = clauses.subject_of(number)
                if speaker is not None:
                    yield Candidate(number, speaker, 5.0 + _fit(clauses.words[number].lemma, True), "governing verb")


def _put_in(clauses: Clauses, verb: int, height: int) -> Iterator[Candidate]:
    """A verb of saying put into the clause: There was, she said, “no way out”. As the paper reported, it was “over”."""
    for number in clauses.children[verb]:
        word = clauses.words[number]
        if not _is_cue(clauses, number) or not (word.lemma in SAYING or word.lemma == "put"):
            continue
        by_as = word.relation == "advcl" and any(
            clauses.words[each].text.lower() == "as" for each in clauses.children[number]
        )
        between = number + 1 < len(clauses.words) and clauses.words[number + 1].text in (",", ".")
        if by_as or (word.relation in ("parataxis", "ccomp") and between):
            speaker = clauses.subject_of(number)
            if speaker is not None and clauses.words[speaker].quote < 0:
                yield Candidate(number, speaker, 4.5 - 0.3 * height, "verb put in")


def teller(clauses: Clauses, candidate: Candidate, is_whole: bool) -> int | None:
    """Who tells that the speaker said so: in “Lane said the council had called it ‘a gift’” that is Lane.

    A sentence of its own with a verb right beside its marks is nobody else's to tell.
    """
    if is_whole and candidate.rule == "verb beside the marks":
        return None
    below = candidate.cue
    for number in clauses.ancestors(candidate.cue):
        word, hangs = clauses.words[number], clauses.words[below].relation
        below = number
        if word.quote >= 0 or word.part not in ("VERB", "AUX") or word.lemma not in SAYING or hangs != "ccomp":
            continue
        subject = clauses.subject_of(number)
        if subject is not None and clauses.words[subject].quote < 0 and clauses.surely_speaks(subject):
            return subject
    return None


def whose_words(clauses: Clauses, place: Place, candidate: Candidate) -> int | None:
    """Whose words they are said to be, by a verb between the quote and the one who tells it."""
    above = list(clauses.ancestors(place.head))
    for number in above[: above.index(candidate.cue)] if candidate.cue in above else ():
        if _is_cue(clauses, number) and clauses.words[number].lemma in SAYING | CALLING:
            subject = clauses.subject_of(number)
            if subject is not None and subject != candidate.speaker and clauses.surely_speaks(subject):
                return subject
    return None


def _is_as(clauses: Clauses, number: int) -> bool:
    """Denounced her remarks as “…”: the words are not hers."""
    return clauses.words[number].text.lower() == "as"


def _whose(clauses: Clauses, noun: int) -> int | None:
    """Her claim, the claim of Lane, a letter from Lane, a report by the council."""
    own = clauses.child(noun, "poss")
    if own is not None:
        return own
    for child in clauses.children[noun]:
        if clauses.words[child].relation in ("prep", "agent") and clauses.words[child].text.lower() in (
            "of",
            "from",
            "by",
        ):
            named = clauses.child(child, "pobj")
            if named is not None and child > noun and clauses.words[named].quote < 0:
                word = clauses.words[named]
                if word.part in ("PROPN", "PRON") or word.entity in ("PERSON", "ORG"):
                    return named
    return None


def _beside(clauses: Clauses, place: Place) -> Iterator[Candidate]:
    """Verbs of the same sentence near the marks, before and after."""
    words = clauses.words
    sentence = words[place.first].sentence
    gap = 0
    for number in range(place.last + 1, min(place.last + 1 + 2 * NEAR, len(words))):
        if words[number].quote >= 0 and words[number].is_stand_in:
            break
        if words[number].sentence != sentence and not _follows_mark(clauses, place):
            break
        if words[number].sentence > sentence + 1:
            break
        gap += words[number].text not in MARKS
        if gap <= NEAR and (_is_cue(clauses, number) or _is_told(clauses, place, number, gap)):
            yield from _near(clauses, place, number, gap, follows=True)
    gap = 0
    for number in range(place.first - 1, max(place.first - 1 - 2 * NEAR, -1), -1):
        if words[number].quote >= 0 and words[number].is_stand_in:
            break
        if words[number].sentence != sentence and words[number].text in ".?!" and words[number].text:
            break
        gap += words[number].text not in MARKS
        if gap <= NEAR and _is_cue(clauses, number):
            yield from _near(clauses, place, number, gap, follows=False)


def _follows_mark(clauses: Clauses, place: Place) -> bool:
    """Whether what stands after the quote can be its tail though a parser ended the sentence there."""
    following = clauses.words[place.last + 1 : place.last + 4]
    return place.is_whole and any(word.text[:1].islower() for word in following if word.text not in MARKS)


def _near(clauses: Clauses, place: Place, number: int, gap: int, *, follows: bool) -> Iterator[Candidate]:
    words = clauses.words
    speaker = clauses.subject_of(number)
    has_comma = any(word.text == "," for word in words[place.last : place.last + 2])
    if speaker is None and follows and (place.is_whole or has_comma):
        speaker = clauses.name_after(number) if gap == 1 else clauses.opening_noun(place.last + 1, number)
    if follows and (
        words[number].tag == "VBG" or (words[number].tag == "VB" and not place.last < (speaker or 0) < number)
    ):
        return
    if speaker is None or words[speaker].quote >= 0:
        return
    score = 3.0 - 0.25 * gap + _fit(words[number].lemma, place.is_whole)
    if follows:
        if _begins_anew(clauses, place, number):
            return
        if place.is_whole:
            if words[place.last - 1].text == ".":
                return
            is_plain = gap <= 1 or (place.last < speaker < number and gap <= 5)
            score += 4.0 if is_plain else 2.0 if place.last < speaker < number else 0.5
            score = max(score, LEAST) if place.last < speaker < number else score
        else:
            score += 2.0 if has_comma and (gap <= 1 or place.last < speaker < number) else -1.5
    else:
        leads = any(word.text in (":", ",") for word in words[max(place.first - 2, 0) : place.first])
        score += (4.0 if gap == 1 else 2.5) if leads and place.is_whole else 1.5 if gap == 1 else 0.0
        is_told = any(word.text.lower() == "that" and word.quote < 0 for word in words[number + 1 : place.first])
        if words[number].lemma in (SAYING if is_told else GOVERNS_AFAR) and clauses.surely_speaks(speaker):
            score = max(score, LEAST)
    yield Candidate(number, speaker, score, "verb beside the marks")


def _is_told(clauses: Clauses, place: Place, verb: int, gap: int) -> bool:
    """“…!” beamed Lane: right after a saying any verb in the past with somebody beside it tells who said it."""
    word = clauses.words[verb]
    if not place.is_whole or word.part != "VERB" or word.tag not in ("VBD", "VBZ") or gap > 1 or word.quote >= 0:
        return False
    subject = clauses.child(verb, "nsubj", "dobj", "npadvmod") or clauses.name_after(verb)
    return word.text.islower() and subject is not None and subject > verb and clauses.surely_speaks(subject)


def _begins_anew(clauses: Clauses, place: Place, verb: int) -> bool:
    """“…,” but he also noted: what comes after such a word is another clause."""
    after = next((word for word in clauses.words[place.last + 1 : verb] if word.text not in MARKS), None)
    return after is not None and after.text.lower() in ANEW


def _according(clauses: Clauses, place: Place) -> Iterator[Candidate]:
    """According to Lane, the plan is “dead”."""
    words = clauses.words
    sentence = words[place.first].sentence
    for number in range(max(place.first - 40, 0), min(place.last + 41, len(words))):
        if words[number].text.lower() != "according" or words[number].sentence != sentence or words[number].quote >= 0:
            continue
        to = clauses.child(number, "prep")
        named = clauses.child(to, "pobj") if to is not None else None
        if named is not None and words[named].quote < 0:
            distance = min(abs(number - place.first), abs(number - place.last))
            yield Candidate(number, named, 4.5 - 0.05 * distance, "according to")
