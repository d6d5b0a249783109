"""Who and what is called as a reader asks: subjects by their names."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet

from dateline.search.analyser import words_in
from dateline.search.asking import Asked
from dateline.stories.models import Section
from dateline.subjects.models import Subject

MOST, LOOKED_AT = 3, 60
"""Subjects that are shown, and looked at: those most often named by the stories found."""

MOST_WORDS = 200


def subjects_called(asked: Asked, named: "Counter[int]") -> list[Subject]:
    """Those readers have a page of and who are called what was asked for, by name or other name. One statement."""
    keys = [key for key, _ in named.most_common(LOOKED_AT)]
    held = with_page().in_bulk(keys) if keys else {}
    found = [held[key] for key in keys if key in held and holds_all(asked, _called(held[key]), asked.language)]
    return found[:MOST]


def with_page() -> "QuerySet[Subject]":
    """Whom readers have a page of, among subjects of stories just found: that a story they may see names them need not
    be asked again, for PostgreSQL would go through all who are named."""
    return Subject.objects.filter(has_page=True)


def sections_called(asked: Asked) -> frozenset[int]:
    """Sections of whose name every word was asked for. One statement: a paper has few."""
    held = asked.held
    called = Section.objects.public().values_list("pk", "title")
    return frozenset(key for key, title in called if _is_within(title, held, asked.language))


def _is_within(name: str, held: frozenset[str], language: str) -> bool:
    words = {word for word, _, _, _ in words_in(name, language, MOST_WORDS)}
    return bool(words) and words <= held


def holds_all(asked: Asked, text: str, language: str) -> bool:
    """Whether `text` holds all that was asked for and nothing that was barred."""
    line = f" {' '.join(held for held, _, _, _ in words_in(text, language, MOST_WORDS))} "

    def holds(choice: Sequence[Sequence[str]]) -> bool:
        return any(f" {' '.join(phrase)} " in line for phrase in choice)

    return all(holds(part.choice) for part in asked.wanted) and not any(holds(part.choice) for part in asked.barred)


def _called(subject: Subject) -> str:
    return " . ".join([subject.name, *(str(each) for each in subject.aliases)])
