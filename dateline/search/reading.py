"""What the index is to hold of a story."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from dateline.archive.models import Named
from dateline.archive.running_text import running_text
from dateline.publication.queries import current_house
from dateline.search import analyser, marks
from dateline.search.engines.base import Columns
from dateline.search.models import Entry
from dateline.search.numbers import era_of, number_of
from dateline.stories.models import Byline, Story

MOST_OF_HEADLINE, MOST_OF_LEAD, MOST_OF_BODY = 100, 400, 6000
"""Words that are read. No phrase of a search reaches further than PostgreSQL counts."""

MOST_SIGNS = 100_000


@dataclass(frozen=True)
class Read:
    """One story: its entry, what is found of it, and the words that are counted, each as it is written."""

    entry: Entry
    columns: Columns
    words: dict[str, str] = field(default_factory=dict)
    tallied: tuple[str, ...] = ()

    def compressed(self) -> bytes:
        held = self.columns
        texts = [held.headline, held.lead, held.body, held.marks, " ".join(sorted(self.words)), " ".join(self.tallied)]
        return zlib.compress(json.dumps(texts, ensure_ascii=False).encode())


def opened(compressed: bytes) -> tuple[Columns, list[str], list[str]]:
    """What was kept by `compressed`: the columns, the words that were counted, and the marks that were."""
    headline, lead, body, held, words, tallied = json.loads(zlib.decompress(compressed))
    return Columns(headline, lead, body, held), words.split(), tallied.split()


def read_stories(keys: Iterable[int]) -> dict[int, Read]:
    """Those of `keys` that readers may see. Four statements."""
    wanted = list(keys)
    house = current_house()
    stories = list(Story.objects.public().filter(pk__in=wanted))
    bylines: dict[int, list[Byline]] = {story.pk: [] for story in stories}
    for line in Byline.objects.filter(story__in=list(bylines)).select_related("author").order_by("story", "pk"):
        bylines[line.story_id].append(line)
    subjects: dict[int, list[int]] = {story.pk: [] for story in stories}
    named = Named.objects.filter(story__in=list(subjects)).order_by("story", "subject")
    for story, subject in named.values_list("story_id", "subject_id"):
        subjects[story].append(subject)
    with timezone.override(house.zone):
        return {
            story.pk: _read(story, story.published_at, bylines[story.pk], subjects[story.pk], house.language)
            for story in stories
            if story.published_at
        }


def _read(
    story: Story, published_at: datetime, bylines: list[Byline], subjects: list[int], house_language: str
) -> Read:
    language = story.language or house_language
    authors = list(dict.fromkeys(line.author_id for line in bylines))
    names = " . ".join(dict.fromkeys(line.author.name for line in bylines))
    number = number_of(published_at, story.pk)
    year = timezone.localtime(published_at).year
    words: dict[str, str] = {}
    columns = Columns(
        _words(story.title, language, MOST_OF_HEADLINE, words),
        _words(f"{story.kicker} . {story.standfirst} . {story.filed_from} . {names}", language, MOST_OF_LEAD, words),
        _words(running_text(story), language, MOST_OF_BODY, words),
        " ".join(_marks(story, year, authors, subjects)),
    )
    entry = Entry(
        number=number,
        story_id=story.pk,
        section=story.section_id,
        kind=story.kind,
        year=year,
        authors=" ".join(map(str, authors)),
        subjects=" ".join(map(str, subjects)),
        headline=f" {columns.headline} ",
        lead=f" {columns.lead} ",
        analyser=analyser.NUMBER,
    )
    spoken = language.split("-")[0].lower()
    tallied = (marks.EVERY_STORY, marks.of_era(era_of(number)), marks.of_language(spoken))
    return Read(entry, columns, words, tallied)


def _words(text: str, language: str, most: int, counted: dict[str, str]) -> str:
    cut = text[:MOST_SIGNS]
    found = []
    for held, folded, begins, ends in analyser.words_in(cut, language, most):
        found.append(held)
        if folded not in counted:
            counted[folded] = cut[begins:ends].lower()[: analyser.LONGEST]
    return " ".join(found)


def _marks(story: Story, year: int, authors: list[int], subjects: list[int]) -> Iterator[str]:
    if story.section_id:
        yield marks.of_section(story.section_id)
    yield marks.of_kind(story.kind)
    yield marks.of_year(year)
    yield from map(marks.of_author, authors)
    yield from map(marks.of_subject, subjects)
