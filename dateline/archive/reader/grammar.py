"""A paragraph's words with their grammar, whoever parsed it: who governs whom, whose subject is what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.archive.reader.speech_verbs import SAYING, SPEECH_NOUNS, VERBS, VOICES
from dateline.archive.reader.words_for_people import BODIES, CALLED_SO, DOERS

DEEPEST = 40
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset({"who", "that", "which", "whom"})
NOUNS = ("NOUN", "PROPN", "PRON")
PLACES = ("GPE", "LOC", "FAC")
BEFORE_A_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet"})
OBJECT_DOES_IT = frozenset({
    "ask", "tell", "urge", "want", "order", "force", "push", "press", "allow", "cause", "lead", "prompt", "expect",
    "invite", "advise", "encourage", "need", "let", "make", "help", "hear",
})  # fmt: skip
"""After these the object does what comes next: urged her to say."""
BLAMES_FOR = frozenset({
    "criticize", "criticise", "blast", "slam", "attack", "mock", "accuse", "praise", "condemn", "denounce", "ridicule",
    "thank", "blame", "fault", "knock", "hit", "hammer", "chastise", "rebuke", "scold", "lambaste", "rip", "applaud",
    "commend", "credit", "laud", "excoriate", "skewer", "apologize", "assail",
})  # fmt: skip
"""Their object is who did what follows `for`: mocked her for saying."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a skeleton. `start` and `end` are places in the text; `head` counts words of the paragraph."""

    start: int
    end: int
    text: str
    lemma: str
    part: str
    """Its part of speech, as Universal Dependencies names them."""
    tag: str
    relation: str
    head: int
    sentence: int
    entity: str = ""
    entity_number: int = -1
    quote: int = -1
    is_stand_in: bool = False

    @property
    def is_noun(self) -> bool:
        """A common noun, also one that a parser took for a name though it is printed small: the minister."""
        return (self.part == "NOUN" and not self.entity) or (self.part == "PROPN" and self.text.islower())


ISSUES = frozenset({
    "issue", "release", "publish", "post", "send", "write", "sign", "put", "make", "give", "deliver", "run", "air",
    "produce", "circulate", "file", "fire", "tweet", "place", "do", "buy", "print", "launch", "record", "share",
})  # fmt: skip


NO_SPEAKER = ("tion", "ness", "ity", "ism", "ing", "ence", "ance", "ship", "lock", "ment", "cess", "ure", "sis", "lie")
NO_SPEAKERS_NAME = frozenset({"DATE", "TIME", "EVENT", "MONEY", "QUANTITY", "ORDINAL", "LAW"})


TELLS = frozenset({
    "email", "e-mail", "mail", "text", "tell", "message", "write", "warn", "inform", "call", "address", "remind",
    "notify",
})  # fmt: skip


class Parser(Protocol):
    """Gives the words of each text with their grammar; `start` and `end` of a word count from the text's beginning."""

    def parse(self, texts: Sequence[str]) -> Iterator[list[Word]]: ...


class Clauses:
    """The grammar of one paragraph."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = list(words)
        self.children: list[list[int]] = [[] for _ in words]
        for number, word in enumerate(words):
            if word.head != number:
                self.children[word.head].append(number)

    def take_for_subject(self, number: int) -> None:
        """Put right what a parser did not see: that a word is a name, and the subject of the verb it hangs on."""
        word = self.words[number]
        is_passive = self.child(word.head, "auxpass") is not None
        self.words[number] = replace(word, part="PROPN", tag="NNP", relation="nsubjpass" if is_passive else "nsubj")

    def ancestors(self, number: int) -> Iterator[int]:
        """Upwards, the nearest first."""
        for _ in range(DEEPEST):
            head = self.words[number].head
            if head == number:
                return
            number = head
            yield number

    def child(self, number: int, *relations: str) -> int | None:
        """The first child that stands so to the word."""
        return next((each for each in self.children[number] if self.words[each].relation in relations), None)

    def is_passive(self, verb: int) -> bool:
        return self.child(verb, "auxpass") is not None or self.child(verb, "nsubjpass") is not None

    def subject_of(self, verb: int, depth: int = 0) -> int | None:
        """Who does what the verb says, over coordination, participles, relative clauses and control."""
        if depth > 8:
            return None
        word = self.words[verb]
        if self.is_passive(verb) and word.lemma not in ("quote", "cite"):
            return self._agent_of(verb)
        own = self.child(verb, *SUBJECTS)
        if own is None and word.tag == "VBN" and self.child(verb, "agent") is not None:
            return self._agent_of(verb)
        if own is None and self._is_aside(verb):
            return self._main_speaker(verb, depth)
        if own is not None:
            return own
        turned = self._turned_subject(verb)
        if turned is not None:
            return turned
        head = word.head
        if word.tag == "VBG" and verb > 0 and self._is_name(verb - 1):
            return verb - 1
        if head == verb:
            return self._noun_before(verb)
        if word.relation in ("acl", "relcl") and self.words[head].part in NOUNS:
            if word.tag == "VBN" and self.words[head].head == head and self.words[head].part == "PROPN":
                return head
            if word.tag not in ("VBG", "VBD", "VBP", "VBZ"):
                return self._beyond_noun(head, depth)
            issuer = self._issuer_of(head, depth) if word.relation == "acl" else None
            return issuer if issuer is not None else head
        if word.relation == "pcomp":
            return self._doer_after_preposition(head, depth)
        if word.relation in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis") and self._is_verb(head):
            if word.relation == "conj" and self.words[head].quote >= 0:
                return None
            if word.relation in ("xcomp", "ccomp") and self.words[head].lemma in OBJECT_DOES_IT:
                object_ = self.child(head, "dobj", "nsubjpass", "dative")
                if object_ is not None:
                    return object_
            subject = self._passive_doer(head, depth) if self.is_passive(head) else self.subject_of(head, depth + 1)
            return self._who_can(subject, verb, depth)
        return None

    def _who_can(self, subject: int | None, verb: int, depth: int) -> int | None:
        """The subject of a clause above, unless it cannot speak: then that of the saying above it."""
        if subject is None or self.may_speak(subject) or self.words[verb].lemma not in SAYING:
            return subject
        return self._main_speaker(verb, depth + 1) or subject

    def _is_aside(self, verb: int) -> bool:
        """…, adding that: a participle after a comma goes on with what the main speaker does."""
        word = self.words[verb]
        before = verb - 1
        while before >= 0 and self.words[before].part in ("ADV", "CCONJ"):
            before -= 1
        after_comma = before >= 0 and self.words[before].text in (",", "”", '"', "—", "–", "-")
        return word.tag == "VBG" and word.lemma in VERBS and (after_comma or word.lemma == "add")

    def _main_speaker(self, verb: int, depth: int) -> int | None:
        """Who says what the sentence says, else who does what it does."""
        nearest: int | None = None
        for up in self.ancestors(verb):
            if not self._is_verb(up) or self.words[up].quote >= 0:
                continue
            subject = self.subject_of(up, depth + 1)
            if subject is not None and self.words[up].lemma in SAYING and self.words[up].lemma not in ("speak", "talk"):
                return subject
            if nearest is None and subject is not None and self.may_speak(subject):
                nearest = subject
        return nearest

    def may_speak(self, number: int) -> bool:
        """Whether a subject can be one who says something: a meeting or a refusal cannot."""
        word = self.words[number]
        if word.text.lower() in ("it", "this", "these", "those", "there") or word.tag == "DT":
            return False
        if word.part != "NOUN" or word.entity in ("PERSON", "ORG", "GPE", "NORP"):
            return True
        return word.lemma in VOICES or word.lemma in BODIES or not word.lemma.endswith(NO_SPEAKER)

    def surely_speaks(self, number: int) -> bool:
        """Whether a subject is plainly somebody: a name, a pronoun of people, a body, what is called after its work."""
        word = self.words[number]
        if word.entity in NO_SPEAKERS_NAME or not self.may_speak(number):
            return False
        if word.part != "NOUN" or word.entity in ("PERSON", "ORG", "GPE", "NORP"):
            return True
        return word.lemma in VOICES or word.lemma in BODIES or self.is_human(number)

    def is_human(self, number: int) -> bool:
        """Whether a common noun calls people by what they are: an official, residents. Papers and bodies are none."""
        word = self.words[number]
        is_thing = word.lemma in VOICES or word.lemma in BODIES
        return word.is_noun and not is_thing and (word.lemma in CALLED_SO or word.lemma.endswith(DOERS))

    def is_one_human(self, number: int) -> bool:
        """Whether it calls one person so, and not several."""
        return self.words[number].tag in ("NN", "NNP") and self.is_human(number)

    def _passive_doer(self, head: int, depth: int) -> int | None:
        own = self.child(head, "nsubjpass")
        return own if own is not None else self.subject_of(head, depth + 1)

    def _beyond_noun(self, noun: int, depth: int) -> int | None:
        """An effort to call it so: whoever makes the effort."""
        poss = self.child(noun, "poss")
        if poss is not None:
            return poss
        for up in self.ancestors(noun):
            if self._is_verb(up):
                return self.subject_of(up, depth + 1)
        return None

    def _issuer_of(self, noun: int, depth: int) -> int | None:
        """The council issued a statement calling it so, she mailed supporters saying: the council, she."""
        lemma, number = self.words[noun].lemma, noun
        owner = self.child(noun, "poss")
        if owner is not None and lemma in SPEECH_NOUNS:
            return owner
        for up in self.ancestors(noun):
            if self.words[up].part in NOUNS or self.words[up].part == "ADP":
                lemma = self.words[up].lemma if self.words[up].part in NOUNS else lemma
            else:
                is_issued = self.words[up].lemma in ISSUES and (lemma in SPEECH_NOUNS or lemma in VOICES)
                is_told = self.words[up].lemma in TELLS and self.words[number].relation in ("dobj", "dative", "prep")
                return self.subject_of(up, depth + 1) if is_issued or is_told else None
            number = up
        return None

    def _doer_after_preposition(self, preposition: int, depth: int) -> int | None:
        governor = self.words[preposition].head
        if governor == preposition:
            return None
        if self._is_verb(governor):
            blamed = self.words[preposition].text.lower() in ("for", "of", "over")
            if blamed and self.words[governor].lemma in BLAMES_FOR:
                return self.child(governor, "dobj", "nsubjpass")
            passive = self.is_passive(governor)
            doer = self._passive_doer(governor, depth) if passive else self.subject_of(governor, depth + 1)
            return self._who_can(doer, self.child(preposition, "pcomp") or governor, depth)
        return self._beyond_noun(governor, depth) if self.words[governor].part in NOUNS else None

    def _agent_of(self, verb: int) -> int | None:
        by = self.child(verb, "agent")
        return self.child(by, "pobj") if by is not None else None

    def antecedent(self, pronoun: int) -> int:
        """Who a relative pronoun stands for; itself when that cannot be told."""
        for up in self.ancestors(pronoun):
            if self.words[up].relation == "relcl":
                head = self.words[up].head
                return self._somebody_over(head) if self.words[pronoun].text.lower() == "who" else head
        return pronoun

    def _somebody_over(self, noun: int) -> int:
        """A widow from Harrow, who: not the town, but who is from there."""
        for _ in range(DEEPEST):
            above = self.words[self.words[noun].head].head
            is_of_it = self.words[noun].entity in PLACES and self.words[noun].relation == "pobj"
            if not is_of_it or self.words[above].part not in NOUNS:
                break
            noun = above
        return noun

    def _turned_subject(self, verb: int) -> int | None:
        """“…,” said Name: what a parser takes for an object when the quote stands before the verb."""
        before = verb - 1
        if self.words[verb].lemma not in SAYING:
            return None
        if self.words[verb].text[:1].isupper() and verb + 1 < len(self.words):
            return self.name_after(verb)
        if before < 0 or not (self.words[before].is_stand_in or self._after_mark(before)):
            return None
        for child in self.children[verb]:
            if child > verb and self.words[child].relation in ("dobj", "attr", "npadvmod", "oprd", "dep", "appos"):
                return child
        return None

    def name_after(self, verb: int) -> int | None:
        """The noun phrase that follows a verb when a parser saw no subject in it."""
        words = self.words
        for number in range(verb + 1, min(verb + 7, len(words))):
            if words[number].part in NOUNS and words[number].quote < 0 and words[number].relation != "compound":
                return number
            if words[number].part not in ("PROPN", "DET", "ADJ", "NOUN"):
                return None
        return None

    def _noun_before(self, verb: int) -> int | None:
        """The name right before a main verb, where a parser tied it to something else."""
        before = verb - 1
        if before >= 0 and self.words[before].part == "ADV":
            before -= 1
        is_finite = self.words[verb].tag in ("VBD", "VBP", "VBZ")
        return before if is_finite and before >= 0 and self._is_name(before) else None

    def opening_noun(self, first: int, last: int) -> int | None:
        """The noun phrase that a tail begins with, up to the verb: “…,” Lane's niece, a nurse, shouted."""
        words = self.words
        while first < last and words[first].part == "PUNCT":
            first += 1
        number = first
        while number < last and words[number].part in ("DET", "ADJ", "NUM"):
            number += 1
        if number >= last or words[number].part not in NOUNS or words[number].quote >= 0:
            return None
        for _ in range(DEEPEST):
            head = words[number].head
            if not number < head < last or words[head].part not in NOUNS:
                break
            number = head
        return number

    def _after_mark(self, number: int) -> bool:
        return self.words[number].text in ("”", '"', ",") and number > 0 and self.words[number - 1].quote >= 0

    def _is_name(self, number: int) -> bool:
        word = self.words[number]
        return word.part == "PROPN" and word.quote < 0 and word.entity not in ("DATE", "TIME")

    def _is_verb(self, number: int) -> bool:
        return self.words[number].part in ("VERB", "AUX")

    def phrase(self, head: int) -> tuple[int, int]:
        """First and last word of the noun phrase round `head`: a name whole, a role with what it is of."""
        words = self.words
        first = last = head
        if words[head].entity_number >= 0:
            while first > 0 and words[first - 1].entity_number == words[head].entity_number:
                first -= 1
            while last + 1 < len(words) and words[last + 1].entity_number == words[head].entity_number:
                last += 1
        for child in self.children[head]:
            if child < first and words[child].relation in BEFORE_A_NOUN:
                first = min(first, self._leftmost(child))
        if words[head].part == "NOUN":
            for child in self.children[head]:
                if words[child].relation == "prep" and words[child].text.lower() in (
                    "of",
                    "for",
                    "at",
                    "with",
                    "from",
                    "in",
                ):
                    end = self._rightmost(child)
                    if child > head and end - child <= 6:
                        last = max(last, end)
        return first, last

    def span(self, head: int) -> tuple[int, int]:
        """First and last word of all that hangs on `head`."""
        return min(head, self._leftmost(head)), max(head, self._rightmost(head))

    def _leftmost(self, number: int) -> int:
        for _ in range(DEEPEST):
            child = min(self.children[number], default=number)
            if child >= number:
                break
            number = child
        return number

    def _rightmost(self, number: int) -> int:
        for _ in range(DEEPEST):
            child = max(self.children[number], default=number)
            if child <= number:
                break
            number = child
        return number

    def conjoined(self, head: int) -> list[int]:
        """Those named together with it: A, B and C."""
        found, number = [], head
        for _ in range(8):
            following = self.child(number, "conj")
            if following is None or self.words[following].part not in NOUNS:
                break
            found.append(following)
            number = following
        return found
