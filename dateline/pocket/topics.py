"""What a reader can follow: a subject with a page, an author, a section, a story's corrections, and what is breaking.

A device keeps a topic by its key: `subject-12`, `author-3`, `section-5`, `story-9`, `breaking`. A key stays a topic's
for ever: what was merged into another is found there.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from dateline.archive.models import Named
from dateline.archive.queries import public_subjects, stories_of, subjects_in
from dateline.bylines.models import Author
from dateline.press.keys import under
from dateline.stories.keys import known_author_key
from dateline.stories.models import Section, Story
from dateline.stories.public_authors import public_authors
from dateline.stories.public_story import public_story
from dateline.subjects.models import MergedSubject, Subject

Followed = Subject | Author | Section | Story

LONGEST_KEY = 30
"""Signs. Whoever sends more sends no key."""

LONGEST_LABEL = 250


class Kind(StrEnum):
    """What kind of thing is followed."""

    SUBJECT = "subject"
    AUTHOR = "author"
    SECTION = "section"
    STORY = "story"
    BREAKING = "breaking"


@dataclass(frozen=True, order=True)
class TopicKey:
    """A topic by its kind and the key of its row; what is breaking has none."""

    kind: Kind
    number: int = 0

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}" if self.number else str(self.kind)

    @classmethod
    def read(cls, written: str) -> Self | None:
        """The key that is written so, and None for what is no key. One key is written one way only."""
        if len(written) > LONGEST_KEY:
            return None
        found = WRITTEN.fullmatch(written)
        return found and cls(Kind(found[1] or Kind.BREAKING), int(found[2] or 0))


WRITTEN = re.compile(r"(subject|author|section|story)-([1-9][0-9]{0,17})|breaking", re.ASCII)
BREAKING = TopicKey(Kind.BREAKING)


@dataclass(frozen=True)
class Topic:
    """What is followed, as readers know it."""

    key: TopicKey
    label: str
    address: str


def topic_of(about: Followed) -> Topic:
    """The topic a page is about; of a story, its corrections."""
    kinds = {Subject: Kind.SUBJECT, Author: Kind.AUTHOR, Section: Kind.SECTION, Story: Kind.STORY}
    label = about.name if isinstance(about, Subject | Author) else about.title
    return Topic(TopicKey(kinds[type(about)], about.pk), label[:LONGEST_LABEL], about.address)


def topics_of(story: Story) -> list[Topic]:
    """Those a public story brings news of: its section, whoever signed it, and the subjects with a page whose pages
    list it. Its corrections are a topic of their own. Four statements at most, less what is at hand."""
    prefetch_related_objects([story], "section", "bylines__author")
    with under(subjects_in(story.pk)):
        named = list(Subject.objects.filter(has_page=True, pk__in=Named.objects.filter(story=story).values("subject")))
    authors = dict.fromkeys(line.author for line in story.bylines.all())
    sections = [story.section] if story.section else []
    return [topic_of(about) for about in (*sections, *authors, *named)]


def breaking_news() -> Topic:
    return Topic(BREAKING, _("Breaking news"), "/")


def find_topic(key: TopicKey) -> Topic | None:
    """The topic that readers know by this key today, which may be the one it was merged into; None where there is
    none. Two statements at most."""
    if key == BREAKING:
        return breaking_news()
    about = find_followed(key)
    return about and topic_of(about)


def find_followed(key: TopicKey) -> Followed | None:
    """What has this key today, if readers may see it; breaking news is nothing of the kind."""
    find = _FINDERS.get(key.kind)
    return find(key.number) if find else None


def also_known_as(keys: Iterable[TopicKey]) -> dict[TopicKey, TopicKey]:
    """By the key under which a device may still know it: each of `keys`. Two statements."""
    asked = list(keys)
    subjects = [key.number for key in asked if key.kind is Kind.SUBJECT]
    authors = [key.number for key in asked if key.kind is Kind.AUTHOR]
    merged = [
        (Kind.SUBJECT, MergedSubject.objects.filter(into__in=subjects).values_list("pk", "into")),
        (Kind.AUTHOR, Author.objects.filter(merged_into__in=authors).values_list("pk", "merged_into")),
    ]
    before = {TopicKey(kind, old): TopicKey(kind, now) for kind, pairs in merged for old, now in pairs}
    return before | {key: key for key in asked}


def _subject(number: int) -> Subject | None:
    with under():  # whoever is found leaves a key, and so does who was merged into another; nobody else is pressed
        subject = Subject.objects.filter(pk=number).first()
        if subject is None:
            merged = MergedSubject.objects.select_related("into").filter(key=number).first()
            subject = merged and merged.into
    if subject is None:
        return None
    with under(stories_of(subject.pk)):
        return subject if public_subjects().filter(pk=subject.pk).exists() else None


def _author(number: int) -> Author | None:
    with under():
        author = Author.objects.select_related("merged_into").filter(pk=number).first()
    if author is None:
        return None
    known = author.merged_into or author
    with under(known_author_key(known.pk)):
        return known if public_authors().filter(pk=known.pk).exists() else None


def _section(number: int) -> Section | None:
    with under():  # sections are in the house fingerprint
        found: Section | None = Section.objects.public().filter(pk=number).first()
    return found


_FINDERS: dict[Kind, Callable[[int], Followed | None]] = {
    Kind.SUBJECT: _subject,
    Kind.AUTHOR: _author,
    Kind.SECTION: _section,
    Kind.STORY: public_story,
}
