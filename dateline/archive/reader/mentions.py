"""The names of a story, each linked with the others of the same one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.names import TITLES, Names
from dateline.archive.reader.pages import Page
from dateline.archive.reader.people import named_part
from dateline.archive.reader.proposals import Mention, MentionKind
from dateline.archive.reader.speech_verbs import SAYING

KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "EVENT": MentionKind.TOPIC,
    "LAW": MentionKind.TOPIC,
    "WORK_OF_ART": MentionKind.TOPIC,
    "PRODUCT": MentionKind.TOPIC,
}
MOST_IN_HEADLINE = 25


def mentions_of(text: str, pages: Sequence[Page], names: Names) -> tuple[Mention, ...]:
    """In the order of the text; `names` is filled on the way. A headline borrows names, and lends none."""
    above = [page for page in pages if _is_headline(page)]
    body = pages[len(above) :]
    found = [mention for page in body for mention in _named(text, page, names)]
    found += [mention for page in above for mention in _named_above(text, page, names)]
    found.sort(key=lambda each: each.start)
    names.settle()
    return tuple(replace(each, subject=_fullest(names, each)) for each in found)


def _named(text: str, page: Page, names: Names) -> Iterator[Mention]:
    """The names of a paragraph, entered into the clusters as they come."""
    words = page.clauses.words
    number = 0
    while number < len(words):
        word = words[number]
        last = number
        while word.entity_number >= 0 and last + 1 < len(words) and words[last + 1].entity_number == word.entity_number:
            last += 1
        kind = KINDS.get(word.entity) if word.entity_number >= 0 else None
        if kind is None and _is_unlabelled_speaker(page.clauses, number):
            kind, name = MentionKind.PERSON, named_part(text, page.clauses, number)
            yield from _entered(text, words[number].end - len(name), words[number].end, kind, "", names)
        elif kind is not None and not word.is_stand_in:
            first = number + (word.text.lower() == "the" and last > number)
            titles = _titles_before(page.clauses, number)
            yield from _entered(text, words[first].start, words[last].end, kind, titles, names)
            cluster = names.find(text[words[first].start : words[last].end])
            if cluster is not None and kind is MentionKind.PERSON:
                cluster.roles.update(_roles_beside(page.clauses, last))
        number = last + 1


def _is_headline(page: Page) -> bool:
    """A first line with most of its words capitalised: a parser takes half of it for one name."""
    words = [word for word in page.clauses.words if word.text[:1].isalpha() and len(word.text) > 3]
    large = sum(word.text[:1].isupper() for word in words)
    return page.number == 0 and len(words) < MOST_IN_HEADLINE and large > 0.75 * len(words)


def _named_above(text: str, page: Page, names: Names) -> Iterator[Mention]:
    """The names of a headline that the story tells of, without the words that were taken into them."""
    for mention in _named(text, page, Names()):
        words = list(re.finditer(r"\S+", mention.text))
        for word in words:
            start = mention.start + word.start()
            cluster = names.find(text[start : mention.end])
            if cluster is not None:
                yield Mention(start, mention.end, text[start : mention.end], cluster.kind, cluster.name)
                break


def _entered(text: str, start: int, end: int, kind: MentionKind, titles: str, names: Names) -> Iterator[Mention]:
    while end > start and text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    name = text[start:end]
    if not name.strip() or "\n" in name:
        return
    cluster = names.add(f"{titles} {name}" if titles and kind is MentionKind.PERSON else name, start, kind)
    if cluster is not None:
        yield Mention(start, end, name, cluster.kind, cluster.name)


def _titles_before(clauses: Clauses, number: int) -> str:
    found: list[str] = []
    for word in reversed(clauses.words[max(number - 4, 0) : number]):
        if word.text.lower().rstrip(".") not in TITLES or word.text.lower() == "the":
            break
        found.insert(0, word.text)
    return " ".join(found)


def _roles_beside(clauses: Clauses, head: int) -> Iterator[str]:
    """Rosa Lane, the mayor of Harrow Point."""
    for child in clauses.children[head]:
        if clauses.words[child].relation == "appos" and clauses.words[child].part == "NOUN":
            yield clauses.words[child].lemma


def _is_unlabelled_speaker(clauses: Clauses, number: int) -> bool:
    """A capitalised name the parser's model does not know, as the subject of a verb of saying."""
    word = clauses.words[number]
    if (
        word.part != "PROPN"
        or word.entity
        or word.relation != "nsubj"
        or word.quote >= 0
        or not word.text[:1].isupper()
    ):
        return False
    return clauses.words[word.head].lemma in SAYING and word.text.lower() not in TITLES


def _fullest(names: Names, mention: Mention) -> str:
    cluster = names.find(mention.text)
    return cluster.name if cluster else mention.subject
