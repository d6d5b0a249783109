"""Who a noun phrase is as the story goes on: a name it links, a pronoun it resolves, a nameless source as it stands.

The story is walked twice. The first time tells who is a he and who a she, by pronouns that can mean one person only, by
titles and by words such as husband (a given name is a first guess, which these outvote); the second resolves every
pronoun and every role. What stands between marks is passed over, for there others speak; only that nobody speaks of
himself by name is learnt from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.archive.reader.bearers import Bearers, named_part
from dateline.archive.reader.epithets import Epithets, is_role_in_capitals
from dateline.archive.reader.grammar import RELATIVE, Clauses
from dateline.archive.reader.names import Cluster, Names
from dateline.archive.reader.pronouns import MANY, PRONOUNS, Asked, Pronouns, fits, is_pronoun
from dateline.archive.reader.proposals import MentionKind, Speaker
from dateline.archive.reader.roles import is_somebody, roles_beside
from dateline.archive.reader.said_beside import leading_up, said_beside, speaks
from dateline.archive.reader.seen import MAIN_SUBJECT, Seen, Sort, Spoken, Told, told, weight_of
from dateline.archive.reader.speech_verbs import VERBS
from dateline.archive.reader.words_for_people import gender_by_noun, is_what_one_is

SPOKEN_OF = frozenset({"he", "she", "they"})
"""Who is meant may stay open; that they speak does not. Kept as the story calls them."""
NOT_NAMED = frozenset({
    "i", "we", "you", "this", "that", "these", "those", "there", "what", "one", "me", "us", "my", "our", "your",
    "something", "nothing",
})  # fmt: skip
SOME = frozenset({"some", "others", "many", "both", "all", "several", "one", "everyone", "someone"})
KNOWN_ALREADY = frozenset({"the", "this", "that", "these", "those", "both", "all"})
SEEN_PARTS = ("PROPN", "NOUN", "PRON", "DET", "ADJ", "X")
NAMED_AS = ("PERSON", "ORG", "GPE", "NORP", "PRODUCT", "WORK_OF_ART")
SUBJECTS = ("nsubj", "nsubjpass")


class People:
    """Everybody the story speaks of, place by place, and whom its pronouns mean."""

    def __init__(self, text: str, names: Names, pages: Iterable[Clauses]) -> None:
        self._text = text
        self.names = names
        self._unnamed: set[str] = set()
        """What the story calls people it does not name."""
        self._met: set[tuple[str, str]] = set()
        parts = list(told(pages))
        self._bearers = Bearers(text, names, parts)
        self._walk(parts).tell_genders(names.clusters)
        self._walk(parts, is_second=True)

    def speaker(self, clauses: Clauses, head: int) -> Speaker | None:
        """The noun phrase round `head` as somebody who speaks. None when it is a pronoun that cannot be resolved."""
        word = clauses.words[head]
        lower = word.text.lower()
        if lower in RELATIVE and word.part == "PRON":
            antecedent = clauses.antecedent(head)
            behind = self.speaker(clauses, antecedent) if antecedent != head else None
            return Speaker(word.start, word.end, word.text, behind.name) if behind else None
        if word.part == "PRON" or lower in PRONOUNS or lower in MANY or lower in NOT_NAMED:
            name = self._behind.get(word.start)
            if name is None and lower in SOME:
                name = word.text
            if name is None and (lower == "i" or lower in SPOKEN_OF):
                name = word.text
            return Speaker(word.start, word.end, word.text, name) if name else None
        first, last = clauses.phrase(head)
        if word.is_noun and first > 0 and clauses.words[first - 1].text == "the":
            first -= 1
        start, end = clauses.words[first].start, clauses.words[last].end
        if end <= start:
            return None
        if word.start in self._bearers.ties:
            end = max(end, self._bearers.ties[word.start][1])
        return Speaker(start, end, self._text[start:end], self._name_of(clauses, head, self._text[start:end]))

    def speakers(self, clauses: Clauses, head: int) -> tuple[Speaker, ...]:
        """It and those named together with it. Nobody when the first of them cannot be told."""
        found = [self.speaker(clauses, each) for each in (head, *clauses.conjoined(head))]
        return tuple(speaker for speaker in found if speaker is not None) if found[0] is not None else ()

    def are_unnamed(self, speakers: Sequence[Speaker]) -> bool:
        """Whether the story has no name for any of them, only what it calls them."""
        return bool(speakers) and all(each.name in self._unnamed or each.name.lower() in SOME for each in speakers)

    def _name_of(self, clauses: Clauses, head: int, phrase: str) -> str:
        word = clauses.words[head]
        if word.start in self._bearers.ties:
            return self._bearers.ties[word.start][0].name
        called = self._behind.get(word.start)
        if called is None and not word.is_noun and (word.part == "PROPN" or word.entity in ("PERSON", "ORG", "GPE")):
            cluster = self._bearers.of_name(clauses, head)
            return cluster.name if cluster else named_part(self._text, clauses, head)
        if called is None and self._is_unnamed(clauses, head):
            self._unnamed.add(phrase)
        return called or phrase

    def _is_unnamed(self, clauses: Clauses, head: int) -> bool:
        """A senior official, two residents, Lane's aides, and then the official. Whom a story calls the mayor and never
        anything else it takes for known."""
        word = clauses.words[head]
        if not clauses.is_human(head) or word.entity or word.lemma == "percent" or self.names.find(word.text):
            return False
        named = clauses.child(head, "appos")
        if named is not None and clauses.words[named].part == "PROPN":
            return False
        det = clauses.child(head, "det", "predet")
        told = clauses.words[det].text.lower() if det is not None else ""
        if told in KNOWN_ALREADY:
            return (word.lemma, word.tag) in self._met
        is_new = word.tag == "NNS" or bool(told) or clauses.child(head, "poss") is not None
        if is_new:
            self._met.add((word.lemma, word.tag))
        return is_new

    def _walk(self, pages: Sequence[Told], *, is_second: bool = False) -> Pronouns:
        self._is_second = is_second
        self._behind: dict[int, str] = {}
        """Who stands behind the word at a place."""
        self._spoken = Spoken()
        self._pronouns = Pronouns(self._spoken)
        self._epithets = Epithets(self._text, self._bearers, self._spoken)
        for page in pages:
            for number, word in enumerate(page.clauses.words):
                if word.quote < 0 and word.part in SEEN_PARTS:
                    self._look_at(page, number)
        return self._pronouns

    def _look_at(self, page: Told, number: int) -> None:
        word = page.clauses.words[number]
        lower = word.text.lower()
        if is_pronoun(lower):
            self._look_behind(page, number, lower)
        elif word.part != "PRON":
            seen = self._named(page, number)
            if seen is not None:
                self._spoken.note(seen, speaks=speaks(page.clauses, number))
        elif lower == "who" and word.relation == "nsubj":
            self._look_before(page, number)

    def _look_behind(self, page: Told, number: int, pronoun: str) -> None:
        clauses, word = page.clauses, page.clauses.words[number]
        sentence = page.sentence + word.sentence
        said = said_beside(self._text, clauses, number)
        asked = Asked(pronoun, sentence, page.number, said, leading_up(clauses, number))
        found = self._ahead(page, number, pronoun) or self._pronouns.resolve(asked)
        if found is None:
            return
        self._behind[word.start] = found.name
        weight = weight_of(clauses, number)
        seen = Seen(word.start, sentence, found.name, found.cluster, found.sort, weight, page.number, found.gender)
        self._spoken.note(seen, speaks=said is not None)
        if found.cluster is not None and self._is_second:
            for noun in roles_beside(clauses, number):  # he is a baker
                self._bearers.bear(clauses, noun, found.cluster)

    def _look_before(self, page: Told, number: int) -> None:
        """Lane, who says that she …: whoever is told of so is a subject too."""
        antecedent = page.clauses.antecedent(number)
        if antecedent == number:
            return
        word = page.clauses.words[antecedent]
        antecedent = word.head if word.relation == "appos" else antecedent
        seen = self._named(page, antecedent)
        if seen is None and is_what_one_is(word.lemma) and page.clauses.is_one_human(antecedent):
            seen = self._somebody(page, antecedent)
        if seen is not None:
            is_stressed = page.clauses.words[antecedent].relation == "attr"  # it was the driver who
            weight = MAIN_SUBJECT if is_stressed else max(seen.weight, weight_of(page.clauses, number))
            self._spoken.note(replace(seen, at=page.clauses.words[number].start, weight=weight))

    def _named(self, page: Told, number: int) -> Seen | None:
        """Whom a noun speaks of, by a name, by what they are, or namelessly."""
        clauses, words = page.clauses, page.clauses.words
        word = words[number]
        is_role = word.is_noun or is_role_in_capitals(clauses, number)
        if word.entity_number >= 0 and word.entity in NAMED_AS and not is_role:
            after = words[number + 1] if number + 1 < len(words) else word
            if after is not word and after.entity_number == word.entity_number and after.part != "PART":
                return None
            cluster = self._bearers.of_name(clauses, number)
            if cluster is not None:
                sort = Sort.ONE if cluster.kind is MentionKind.PERSON else Sort.BODY
                return self._seen(page, number, cluster, sort)
        if is_role:
            tied = self._bearers.ties.get(word.start)
            cluster = tied[0] if tied else self._epithets.called(page, number)
            if cluster is not None:
                self._behind[word.start] = cluster.name
                return self._seen(page, number, cluster)
        if word.relation in SUBJECTS and word.part == "PROPN":
            cluster = self._bearers.of_name(clauses, number)
            if cluster is not None and cluster.kind is MentionKind.PERSON:
                return self._seen(page, number, cluster)
        return self._nameless(page, number)

    def _seen(self, page: Told, number: int, cluster: Cluster, sort: Sort = Sort.ONE) -> Seen:
        word, weight = page.clauses.words[number], weight_of(page.clauses, number)
        return Seen(word.start, page.sentence + word.sentence, cluster.name, cluster, sort, weight, page.number)

    def _nameless(self, page: Told, number: int) -> Seen | None:
        """A subject that is only called something: the council, two residents, her mother."""
        clauses, words = page.clauses, page.clauses.words
        word = words[number]
        if word.relation not in SUBJECTS or word.part != "NOUN":
            return None
        if words[word.head].lemma not in VERBS and not is_somebody(clauses, number):
            return None
        return self._somebody(page, number)

    def _somebody(self, page: Told, number: int) -> Seen:
        clauses, words = page.clauses, page.clauses.words
        word = words[number]
        first, last = clauses.phrase(number)
        phrase = self._text[words[first].start : words[last].end]
        sort = Sort.MANY if word.tag == "NNS" else Sort.ONE if clauses.is_one_human(number) else Sort.BODY
        sentence, weight = page.sentence + word.sentence, weight_of(clauses, number)
        return Seen(word.start, sentence, phrase, None, sort, weight, page.number, gender_by_noun(word.lemma))

    def _ahead(self, page: Told, number: int, pronoun: str) -> Seen | None:
        """In what he called a mistake, Lane …: a pronoun of a clause put before the main subject means that subject."""
        gender, clauses = PRONOUNS.get(pronoun), page.clauses
        root = next((up for up in clauses.ancestors(number) if clauses.words[up].head == up), None)
        subject = clauses.child(root, "nsubj") if root is not None else None
        if gender is None or subject is None or subject <= number or clauses.words[subject].quote >= 0:
            return None
        if clauses.words[number].head == root or clauses.words[subject].entity != "PERSON":
            return None
        seen = self._named(page, subject)
        return seen if seen is not None and fits(seen, pronoun, gender) else None
