"""Stories put into a house in bulk, with the words they are compared by, for benchmarks of related stories."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Locale, Page

from dateline.archive.actions.note_words import POSTED
from dateline.archive.models import Term, Wording
from dateline.archive.rarity import EVERY_STORY, term_key
from dateline.demo.grow import _insert_rows, _page_of
from dateline.press.keys import number_of
from dateline.stories.models import Section, Story

BATCH = 1000
POSTING = "INSERT INTO archive_posting (term, story_id) VALUES (%s, %s)"


@dataclass(frozen=True)
class Filed:
    """What is printed of one."""

    headline: str
    text: str
    moment: datetime


def file_in_bulk(filed: Sequence[Filed]) -> list[int]:
    """Their keys, in the same order. All are published, under one section."""
    section = Section.objects.order_by("path")[0]
    kind, locale = ContentType.objects.get_for_model(Story), Locale.get_default()
    keys: list[int] = []
    with transaction.atomic():
        for start in range(0, len(filed), BATCH):
            stories = [
                _row(each, section, start + number, kind, locale)
                for number, each in enumerate(filed[start : start + BATCH])
            ]
            pages = Page.objects.bulk_create([_page_of(story) for story in stories])
            for story, page in zip(stories, pages, strict=True):
                story.pk = story.page_ptr_id = story.id = page.pk
            _insert_rows(stories)
            keys += [story.pk for story in stories]
    return keys


def note_in_bulk(words: Mapping[int, Mapping[str, int]]) -> None:
    """What `note_words` would have written of each story, had it come last."""
    number = Counter(word for each in words.values() for word in each)
    keys = {word: term_key(word) for word in number}
    rare = {word: log((len(words) + 1) / count) for word, count in number.items()}
    with transaction.atomic():
        _create(Term, [Term(pk=EVERY_STORY, stories=len(words))])
        _create(Term, (Term(pk=keys[word], stories=count) for word, count in number.items()))
        _create(Wording, (_wording(pk, each) for pk, each in words.items()))
        with connection.cursor() as cursor:
            for rows in _postings(words, keys, rare):
                cursor.executemany(POSTING, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _create(model: type, rows: Iterable[object]) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)  # type: ignore[attr-defined]


def _wording(story: int, words: Mapping[str, int]) -> Wording:
    pairs = [list(pair) for pair in sorted(words.items())]
    return Wording(story_id=story, words=pairs, fingerprint=number_of(json.dumps(pairs)) if pairs else 0)


def _postings(
    words: Mapping[int, Mapping[str, int]], keys: Mapping[str, int], rare: Mapping[str, float]
) -> Iterator[list[tuple[int, int]]]:
    for story, each in words.items():
        worth = {word: (1 + log(weight)) * rare[word] for word, weight in each.items()}
        best = sorted(worth, key=lambda word: (-worth[word], word))[:POSTED]
        yield [(keys[word], story) for word in best]


def _row(filed: Filed, section: Section, number: int, kind: ContentType, locale: Locale) -> Story:
    step = section.numchild + number + 1
    story = Story(
        title=filed.headline,
        draft_title=filed.headline,
        slug=f"{filed.moment:%Y-%m-%d}-story-{number}",
        body=json.dumps([{"type": "paragraph", "value": f"<p>{line}</p>"} for line in filed.text.split("\n") if line]),
        state=Story.State.PUBLISHED,
        published_at=filed.moment,
        touched_at=filed.moment,
        first_published_at=filed.moment,
        last_published_at=filed.moment,
        live=True,
        locale=locale,
        content_type=kind,
        translation_key=uuid4(),
        depth=section.depth + 1,
        path=Page._get_path(section.path, section.depth + 1, step),
        url_path=f"{section.url_path}{number}/",
    )
    story.section_id = section.pk
    return story
