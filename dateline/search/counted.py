"""What the stories found are about, counted: a search can be narrowed to each of these by a plain link."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dateline.archive.queries import public_subjects
from dateline.bylines.models import Author
from dateline.search import marks
from dateline.search.about import with_page
from dateline.search.finding import Found, spread
from dateline.stories.models import Section, Story
from dateline.stories.public_authors import public_authors
from dateline.subjects.models import Subject

MOST_ASKED = 120
"""Subjects looked at, those of the most stories: not all of them have a page."""

SHOWN, MOST_YEARS = 6, 12


@dataclass(frozen=True)
class Choice:
    """One of a facet: the value it has in an address, its name, and how many of the stories found have it."""

    value: str
    name: str
    stories: int


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter of an address."""

    name: str
    label: str
    choices: Sequence[Choice]


def facets_of(found: Found) -> list[Facet]:
    """Those with something to choose. Three statements."""
    rows = found.rows
    facets = [
        Facet("section", _("Section"), _sections(Counter(rows.section))),
        Facet("author", _("Author"), _authors(spread(rows.authors))),
        *_subjects(found.named),
        Facet("year", _("Year"), _years(Counter(rows.year))),
        Facet("kind", _("Kind"), _kinds(Counter(rows.kind))),
    ]
    return [facet for facet in facets if facet.choices]


def _sections(counted: Counter[int | None]) -> list[Choice]:
    held = Section.objects.public().filter(pk__in=[key for key in counted if key]).values_list("pk", "slug", "title")
    return _most([Choice(slug, title, counted[key]) for key, slug, title in held])


def _authors(counted: Counter[int]) -> list[Choice]:
    keys = [key for key, _ in counted.most_common(SHOWN)]
    held = Author.objects.unmerged().filter(pk__in=keys).values_list("pk", "slug", "name")  # who signed what was found
    return _most([Choice(slug, name, counted[key]) for key, slug, name in held])


def _subjects(counted: Counter[int]) -> list[Facet]:
    keys = [key for key, _ in counted.most_common(MOST_ASKED)]
    held = list(with_page().filter(pk__in=keys).values_list("pk", "kind", "slug", "name")) if keys else []
    labels = {
        Subject.Kind.PERSON: _("Person"),
        Subject.Kind.ORGANISATION: _("Organisation"),
        Subject.Kind.PLACE: _("Place"),
    }
    return [
        Facet(kind, label, _most([Choice(slug, name, counted[key]) for key, of, slug, name in held if of == kind]))
        for kind, label in labels.items()
    ]


def _years(counted: Counter[int]) -> list[Choice]:
    """All of them, and not those of the most stories: a year is looked for by its number."""
    return [Choice(str(year), str(year), counted[year]) for year in sorted(counted, reverse=True)[:MOST_YEARS]]


def _kinds(counted: Counter[str]) -> list[Choice]:
    names = dict(Story.Kind.choices)
    return _most([Choice(kind, str(names[kind]), number) for kind, number in counted.items() if kind in names])


def _most(choices: list[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: (-choice.stories, choice.name))[:SHOWN]


@dataclass(frozen=True)
class Narrowed:
    """What a search was narrowed to by one facet, and the mark stories must have."""

    name: str
    value: str
    label: str
    mark: str


def narrowed_by(given: "dict[str, str]") -> list[Narrowed]:
    """Of an address's parameters. What nobody can see is as what does not exist: it narrows nothing."""
    found = (_narrowed(name, given.get(name, "")) for name in ("section", "author", *SUBJECTS, "year", "kind"))
    return [each for each in found if each]


SUBJECTS = ("person", "organisation", "place")
LONGEST_VALUE = 255


def _narrowed(name: str, value: str) -> Narrowed | None:
    if not value or len(value) > LONGEST_VALUE or "\0" in value:
        return None
    if name == "year":
        is_year = value.isascii() and value.isdecimal() and len(value) == 4
        return Narrowed(name, value, value, marks.of_year(int(value))) if is_year else None
    if name == "kind":
        label = dict(Story.Kind.choices).get(value)
        return Narrowed(name, value, str(label), marks.of_kind(value)) if label else None
    if name == "section":
        section = Section.objects.public().filter(slug=value).first()
        return Narrowed(name, value, section.title, marks.of_section(section.pk)) if section else None
    if name == "author":
        author = public_authors().filter(slug=value).first()
        return Narrowed(name, value, author.name, marks.of_author(author.pk)) if author else None
    subject = public_subjects().filter(kind=name, slug=value).first()
    return Narrowed(name, value, subject.name, marks.of_subject(subject.pk)) if subject else None
