"""Stories put into a house in bulk, with the words they are compared by, for benchmarks of related stories."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import log
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Locale, Page

from dateline.archive.actions.note_words import POSTED
from dateline.archive.models import Term, Wording
from dateline.archive.rarity import EVERY_STORY, Rarity, term_key
from dateline.demo.grow import _insert_rows, _page_of
from dateline.lib.statistics_of_tables import count_tables_anew
from dateline.press.keys import number_of
from dateline.stories.models import Section, Story

BATCH = 1000


@dataclass(frozen=True)
class Filed:
    """What is printed of one."""

    headline: str
    text: str
    moment: datetime


def file_in_bulk(filed: Iterable[Filed]) -> list[int]:
    """Their keys, in the same order. All are published, under one section."""
    section = Section.objects.order_by("path")[0]
    kind, locale = ContentType.objects.get_for_model(Story), Locale.get_default()
    keys: list[int] = []
    with transaction.atomic():
        for some in _batches(filed):
            stories = [_row(each, section, len(keys) + number, kind, locale) for number, each in enumerate(some)]
            pages = Page.objects.bulk_create([_page_of(story) for story in stories])
            for story, page in zip(stories, pages, strict=True):
                story.pk = story.page_ptr_id = story.id = page.pk
            _insert_rows(stories)
            keys += [story.pk for story in stories]
    return keys


def note_in_bulk(words: Callable[[], Iterable[tuple[int, Mapping[str, int]]]]) -> None:
    """What `note_words` would have written of each story, had it come last, and its length as if its list had been made
    when it came and never since. `words` is asked twice: a million stories would not lie in memory."""
    number: Counter[str] = Counter()
    stories = 0
    for _, each in words():
        number.update(each.keys())
        stories += 1
    keys = {word: term_key(word) for word in number}
    rare = {word: log((stories + 1) / count) for word, count in number.items()}
    _create(Term, [Term(pk=EVERY_STORY, stories=stories)])
    _create(Term, (Term(pk=key, stories=number[word]) for word, key in sorted(keys.items(), key=lambda pair: pair[1])))
    with connection.cursor() as cursor, transaction.atomic():
        noted = 0
        cursor.execute("CREATE TEMPORARY TABLE found (term INTEGER, story INTEGER)")
        for some in _batches(words()):
            cursor.executemany("INSERT INTO found VALUES (%s, %s)", list(_postings(some, keys, rare)))
            rarity = Rarity({word for _, each in some for word in each})
            Wording.objects.bulk_create(_wordings(some, rarity, noted))
            noted += len(some)
        _move_postings(cursor)
    count_tables_anew()


def _move_postings(cursor: Any) -> None:
    """In the order of the table's own index, and the other one made afterwards: forty million rows in minutes."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'archive_posting'")
    others = [(name, made) for name, made in cursor.fetchall() if made]
    for name, _ in others:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    cursor.execute("INSERT INTO archive_posting (term, story_id) SELECT term, story FROM found ORDER BY term, story")
    cursor.execute("DROP TABLE found")
    for _, made in others:
        cursor.execute(made)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield some


def _create(model: type, rows: Iterable[object]) -> None:
    for some in _batches(rows):
        model.objects.bulk_create(some)  # type: ignore[attr-defined]


def _wordings(stories: list[tuple[int, Mapping[str, int]]], rarity: Rarity, before: int) -> Iterator[Wording]:
    for number, (story, words) in enumerate(stories, start=before + 1):
        pairs = [list(pair) for pair in sorted(words.items())]
        fingerprint = number_of(json.dumps(pairs)) if pairs else 0
        told = {"compared_among": number, "length": rarity.length_of(words)}
        yield Wording(story_id=story, words=pairs, fingerprint=fingerprint, **told)


def _postings(
    stories: list[tuple[int, Mapping[str, int]]], keys: Mapping[str, int], rare: Mapping[str, float]
) -> Iterator[tuple[int, int]]:
    for story, words in stories:
        worth = {word: (1 + log(weight)) * rare[word] for word, weight in words.items()}
        best = sorted(worth, key=lambda word: (-worth[word], word))[:POSTED]
        yield from ((keys[word], story) for word in best)


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
