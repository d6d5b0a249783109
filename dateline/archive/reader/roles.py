"""Who bears a role: “the governor, Mara Quill,” and “Mara Quill, the governor,” tie the two words for the whole story.

A tie is taken from the grammar where the parser saw it, and from the commas where it did not. What is told later of
“the governor” is then told of her, unless another bears the same role and nothing says which.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.name_words import WRITTEN_SHORT
from dateline.archive.reader.names import Cluster
from dateline.archive.reader.speech_verbs import VOICES
from dateline.archive.reader.words_for_people import BODIES, NAMELESS_BY_TRADE, ONLY_PEOPLE, SURE_DOERS

PLAIN = frozenset({
    "a", "an", "the", "old", "new", "young", "late", "retired", "current", "own", "outgoing", "veteran", "then",
    "longtime", "elder", "younger", "his", "her", "its", "their", "acting", "vice", "deputy", "fellow",
})  # fmt: skip
"""They do not tell one bearer of a role from another."""
TIES = frozenset({"name", "call"})
IS_PART = frozenset({"compound", "amod", "poss", "nmod"})
CLOSES = frozenset({",", ".", "—", "–", "-", "”", '"', ";", ":", "?", "!"})
FARTHEST = 30
MOST_HELD = 50
"""So many bearers of one role are enough for any story."""
DEEPEST = 3
LEAST_ENDING = 5
MOST_LOOKED_THROUGH = 200

IsPerson = Callable[[int], Cluster | None]


@dataclass(frozen=True, slots=True)
class Role:
    """Who is called so, and the words that say of what: the manager, of Ostrey."""

    of: frozenset[str]
    name: str


class Roles:
    """The roles of one story."""

    def __init__(self) -> None:
        self._by_lemma: dict[str, dict[Role, None]] = {}
        self._clusters: dict[str, Cluster] = {}

    def add(self, clauses: Clauses, noun: int, cluster: Cluster) -> None:
        word = clauses.words[noun]
        if word.is_noun or word.part == "PROPN":
            self._enter(word.lemma, of_what(clauses, noun), cluster)

    def add_titles(self, cluster: Cluster) -> None:
        """Prime Minister Davit Orlan is a minister, a prime one."""
        titles = {WRITTEN_SHORT.get(title, title) for title in cluster.roles - PLAIN}
        for title in titles:
            self._enter(title, frozenset(titles - {title}), cluster)

    def _enter(self, lemma: str, of: frozenset[str], cluster: Cluster) -> None:
        held = self._by_lemma.setdefault(lemma, {})
        if len(held) < MOST_HELD:
            held[Role(of, cluster.name)] = None
            self._clusters[cluster.name] = cluster

    def bearers(self, clauses: Clauses, noun: int) -> list[Cluster]:
        """Those the story has called so; where several have been, those whose words are the most alike."""
        of = of_what(clauses, noun)
        lemma = clauses.words[noun].lemma
        shared: dict[str, int] = {}
        for role in self._by_lemma.get(lemma) or self._ending_so(lemma):
            if not (of and role.of) or of & role.of:
                shared[role.name] = max(shared.get(role.name, 0), len(of & role.of))
        best = max(shared.values(), default=0)
        return [self._clusters[name] for name, alike in shared.items() if alike == best]

    def _ending_so(self, lemma: str) -> Iterator[Role]:
        """The warden, of a churchwarden."""
        if len(lemma) >= LEAST_ENDING and lemma not in NAMELESS_BY_TRADE:
            first = islice(self._by_lemma.items(), MOST_LOOKED_THROUGH)
            yield from (role for told, roles in first if told.endswith(lemma) for role in roles)


def of_what(clauses: Clauses, noun: int) -> frozenset[str]:
    """What stands with a role: the *finance* minister, *Ostrey's* manager, the leader of the *council*."""
    found = [child for child in clauses.children[noun] if clauses.words[child].relation in IS_PART and child < noun]
    for child in clauses.children[noun]:
        named = clauses.child(child, "pobj") if clauses.words[child].relation == "prep" and child > noun else None
        if named is not None:
            found.append(named)
            found.extend(each for each in clauses.children[named] if clauses.words[each].relation == "compound")
    return frozenset(clauses.words[each].lemma for each in found) - PLAIN


def is_somebody(clauses: Clauses, noun: int) -> bool:
    """Whether a noun is the word for a person and for nothing else, whatever it does in the sentence."""
    lemma = clauses.words[noun].lemma
    return clauses.is_one_human(noun) and lemma in ONLY_PEOPLE


def owner_of(clauses: Clauses, noun: int) -> int | None:
    """What a role is told of as of something else: the leader *of the council*, her lawyer, the town's."""
    poss = clauses.child(noun, "poss")
    if poss is not None:
        return poss
    prep = clauses.child(noun, "prep")
    return prep if prep is not None and prep == noun + 1 else None


def name_beside(clauses: Clauses, noun: int, person: IsPerson, depth: int = 0) -> int | None:
    """The last word of the name that stands beside a role: the governor, Mara Quill; a surveyor named Katarin Dufek."""
    lemma = clauses.words[noun].lemma
    if lemma in VOICES or lemma in BODIES or not clauses.may_speak(noun) or depth > DEEPEST:
        return None
    for child in clauses.children[noun]:
        word = clauses.words[child]
        if word.relation == "appos" and child > noun:
            if word.part == "PROPN" and person(child):
                return child
            deeper = name_beside(clauses, child, person, depth + 1) if word.part == "NOUN" else None
            if deeper is not None:
                return deeper
        elif word.relation == "acl" and word.lemma in TIES and word.tag == "VBN":
            last = _name_from(clauses, child + 1, person)
            if last is not None:
                return last
    return _between_commas(clauses, noun, person)


def _between_commas(clauses: Clauses, noun: int, person: IsPerson) -> int | None:
    """The detective who asked, Bruno Galli, is: right after the role's phrase, or right before its verb."""
    words = clauses.words
    if not clauses.is_one_human(noun):
        return None
    ends = {clauses.phrase(noun)[1], *(_end_of(clauses, child) for child in clauses.children[noun])}
    verb = words[noun].head
    for comma in range(noun + 1, min(noun + FARTHEST, len(words) - 1)):
        if words[comma].sentence != words[noun].sentence or words[comma].is_stand_in:
            break
        if words[comma].text != ",":
            continue
        last = _name_from(clauses, comma + 1, person)
        if last is None:
            last = _named_from(clauses, comma + 1, person)
        if last is None:
            continue
        after = last + 1
        while after < len(words) and words[after].text.rstrip(".") in ("KC", "QC", "MP", "Jr", "MD", "SC"):
            after += 1
        if after < len(words) and words[after].text not in CLOSES:
            continue
        following = words[after + 1].text.lower() if after + 1 < len(words) else ""
        is_next = comma - 1 in ends and following not in ("and", "or")
        is_before_verb = after + 1 == verb or _helps(clauses, after + 1, verb)
        if is_next or (is_before_verb and words[noun].relation in ("nsubj", "nsubjpass")):
            return last
        if is_next or comma - 1 in ends:
            break
    return None


def _helps(clauses: Clauses, number: int, verb: int) -> bool:
    """Whether a word stands before its verb as will or has does."""
    word = clauses.words[number] if number < len(clauses.words) else None
    return word is not None and word.head == verb and word.relation in ("aux", "auxpass", "advmod")


def _end_of(clauses: Clauses, child: int) -> int:
    """Where a short phrase that hangs on a role ends: counsel *to the inquiry*."""
    if clauses.words[child].relation != "prep":
        return -1
    named = clauses.child(child, "pobj")
    return named if named is not None and named - child < 6 else -1


def _name_from(clauses: Clauses, first: int, person: IsPerson) -> int | None:
    """The last word of the person's name that begins there."""
    words = clauses.words
    last = first
    while last < len(words) and words[last].part == "PROPN" and words[last].quote < 0 and last - first < 5:
        last += 1
    last -= 1
    while last >= first and words[last].text.rstrip(".") in ("KC", "QC", "MP", "SC"):
        last -= 1
    return last if last >= first and person(last) is not None else None


def _named_from(clauses: Clauses, first: int, person: IsPerson) -> int | None:
    """The name in “a retired surveyor named Katarin Dufek”."""
    words = clauses.words
    for number in range(first, min(first + 7, len(words) - 1)):
        if words[number].text == "named":
            return _name_from(clauses, number + 1, person)
        if words[number].part not in ("DET", "ADJ", "NOUN", "NUM"):
            break
    return None


def roles_beside(clauses: Clauses, name: int) -> Iterator[int]:
    """The nouns that say what a named one is: Mara Quill, the governor; guard Terrell Oakes; Oakes is a guard."""
    words = clauses.words
    for child in clauses.children[name]:
        word = words[child]
        if word.relation == "appos" and word.is_noun and child > name and not _is_next_subject(clauses, child):
            yield from _with_others(clauses, child)
        elif word.relation == "relcl":
            yield from _complements(clauses, child)
    if words[name].relation in ("nsubj", "nsubjpass"):
        yield from _complements(clauses, words[name].head)
    first, number = name, words[name].entity_number
    while first > 0 and number >= 0 and words[first - 1].entity_number == number:
        first -= 1
    before = words[first - 1] if first > 0 else None
    if before is None or before.head not in range(first, name + 1) or before.entity or before.quote >= 0:
        return
    if before.part == "NOUN" or (before.part == "PROPN" and before.lemma.endswith(SURE_DOERS)):
        yield first - 1


def _is_next_subject(clauses: Clauses, noun: int) -> bool:
    """With Lane, the mayor said that: a parser took for Lane's what the next clause begins with."""
    after = clauses.phrase(noun)[1] + 1
    return after < len(clauses.words) and clauses.words[after].tag in ("VBD", "VBZ")


def _complements(clauses: Clauses, verb: int) -> Iterator[int]:
    """She is the mayor, she works as a nurse."""
    words = clauses.words
    if words[verb].lemma in ("be", "become", "remain") and clauses.child(verb, "neg") is None:
        noun = clauses.child(verb, "attr")
        if noun is not None and clauses.is_one_human(noun):
            yield from _with_others(clauses, noun)
    for child in clauses.children[verb]:
        if words[child].relation == "prep" and words[child].text.lower() == "as":
            noun = clauses.child(child, "pobj")
            if noun is not None and clauses.is_one_human(noun):
                yield noun


def _with_others(clauses: Clauses, noun: int) -> Iterator[int]:
    yield noun
    yield from (each for each in clauses.conjoined(noun) if clauses.words[each].part == "NOUN")


def put_before(clauses: Clauses, noun: int) -> int | None:
    """A former docker, he …: the subject that a role at the head of its sentence is said of."""
    words = clauses.words
    first, last = clauses.phrase(noun)
    starts = first == 0 or words[first - 1].sentence != words[noun].sentence
    if not starts or words[first].text not in ("A", "An") or words[noun].part != "NOUN":
        return None
    if last + 2 >= len(words) or words[last + 1].text != ",":
        return None
    for number in range(last + 2, min(last + 7, len(words))):
        if words[number].relation in ("nsubj", "nsubjpass") and words[number].part in ("PROPN", "PRON"):
            return number
        if words[number].part not in ("PROPN", "DET"):
            break
    return None
