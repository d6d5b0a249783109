"""Grow the demo to any number of stories, for benchmarks: quickly, in bulk, and with text that differs."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Locale, Page

from dateline.archive.models import Named, Quote
from dateline.bylines.models import Author
from dateline.demo import phrases
from dateline.lib.slugs import make_slug
from dateline.lib.statistics_of_tables import count_tables_anew
from dateline.stories.models import Byline, Section, Story, StorySubject
from dateline.subjects.models import Subject

FIRST_DAY = datetime(2006, 1, 2, 6, 0, tzinfo=UTC)
LAST_DAY = datetime(2026, 8, 23, 20, 0, tzinfo=UTC)
BATCH = 1000


def grow(wanted: int, tell: Callable[[int], object] = lambda _: None) -> int:
    """Add published stories until there are `wanted`; returns how many were added. `tell` hears each batch's size.

    Written in bulk past the desk: no revisions, and Wagtail's own search index does not know them. A second call
    goes on where the first one stopped, with other stories.
    """
    held = Story.objects.count()
    missing = max(0, wanted - held)
    dice = random.Random(held)  # noqa: S311 - a made-up town needs no secrets
    writer = _Writer(dice)
    moments = _spread(dice, missing)
    for start in range(0, missing, BATCH):
        size = min(BATCH, missing - start)
        with transaction.atomic():
            writer.write([next(moments) for _ in range(size)], first_number=held + start)
        tell(size)
    count_tables_anew()
    return missing


def fill_day(day: datetime, count: int) -> None:
    """Add `count` published stories on one day, so that archives of any size have a busy one."""
    held = Story.objects.count()
    with transaction.atomic():
        moments = [day.replace(hour=6) + timedelta(minutes=number) for number in range(count)]
        _Writer(random.Random(held)).write(moments, first_number=held)  # noqa: S311 - a made-up town needs no secrets


def _spread(dice: random.Random, count: int) -> Iterator[datetime]:
    """`count` moments over twenty years, oldest first, at hours a newsroom is awake."""
    span = (LAST_DAY - FIRST_DAY) / max(1, count)
    for number in range(count):
        moment = FIRST_DAY + span * number + span * dice.random()
        yield moment.replace(hour=6 + moment.hour % 16)


class _Writer:
    """Rows of a batch of stories, and the tables they go to."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.sections = list(Section.objects.order_by("path"))
        self.children = {section.pk: section.get_children_count() for section in self.sections}
        self.authors = list(Author.objects.unmerged())
        self.subjects = list(Subject.objects.values_list("pk", flat=True))
        pictured = Story.objects.exclude(main_picture=None)
        self.pictures = list(pictured.values_list("main_picture_id", flat=True).distinct())
        self.content_type = ContentType.objects.get_for_model(Story)
        self.locale = Locale.get_default()

    def write(self, moments: list[datetime], first_number: int) -> None:
        """One batch: pages, stories, bylines, subjects."""
        stories = [self._make(moment, first_number + n) for n, moment in enumerate(moments)]
        pages = Page.objects.bulk_create([_page_of(story) for story in stories])
        for story, page in zip(stories, pages, strict=True):
            story.pk = story.page_ptr_id = story.id = page.pk
        _insert_rows(stories)
        Byline.objects.bulk_create(
            Byline(
                story=story,
                author=self.dice.choice(self.authors),
                role="by",
                sort_order=n,
                published_at=story.published_at,
            )
            for story in stories
            for n in range(1 + (self.dice.random() < 0.2))
        )
        subjects = {story.pk: self.dice.sample(self.subjects, min(3, len(self.subjects))) for story in stories}
        StorySubject.objects.bulk_create(
            StorySubject(story=story, subject_id=pk, sort_order=n)
            for story in stories
            for n, pk in enumerate(subjects[story.pk])
        )
        Named.objects.bulk_create(
            Named(story=story, subject_id=pk, published_at=story.published_at)
            for story in stories
            for pk in subjects[story.pk]
        )
        Quote.objects.bulk_create(self._said_in(story, subjects[story.pk][0]) for story in stories if self.subjects)
        for section in self.sections:
            Page.objects.filter(pk=section.pk).update(numchild=self.children[section.pk])

    def _said_in(self, story: Story, speaker_id: int) -> Quote:
        """On the record, by the first of those it names."""
        words = _fill(self.dice.choice(phrases.REMARKS), self.dice)
        told = {"words": words, "sentence": words, "start": 0, "end": len(words), "kind": Quote.Kind.DIRECT}
        told |= {"state": Quote.State.CONFIRMED, "published_at": story.published_at, "decided_at": story.published_at}
        return Quote(story=story, speaker_id=speaker_id, **told)

    def _make(self, moment: datetime, number: int) -> Story:
        dice = self.dice
        section = dice.choice(self.sections)
        self.children[section.pk] += 1
        headline = _fill("{Who} {deed} {what} at {where}", dice)
        story = Story(
            title=headline,
            draft_title=headline,
            slug=f"{moment:%Y-%m-%d}-{make_slug(headline, 'story')}-{number}",
            standfirst=_fill(dice.choice(phrases.ENDINGS), dice),
            kicker=dice.choice(phrases.KICKERS),
            filed_from="Harrow Point",
            body=json.dumps(_body(dice)),
            main_picture_id=dice.choice(self.pictures) if self.pictures and dice.random() < 0.3 else None,
            state=Story.State.PUBLISHED,
            published_at=moment,
            touched_at=moment,
            first_published_at=moment,
            last_published_at=moment,
            live=True,
            locale=self.locale,
            content_type=self.content_type,
            translation_key=UUID(int=dice.getrandbits(128)),
            depth=section.depth + 1,
            path=Page._get_path(section.path, section.depth + 1, self.children[section.pk]),
            url_path=f"{section.url_path}{number}/",
        )
        story.section_id = section.pk
        story.address_name = story.name_in_slug
        story.search_text = f"{headline} {story.standfirst}".casefold()
        return story


def _body(dice: random.Random) -> list[dict[str, Any]]:
    """An opening, six to fourteen sentences in paragraphs of two, an ending: 120 to 320 words."""
    sentences = [_fill(dice.choice(phrases.MIDDLES), dice) for _ in range(dice.randint(6, 14))]
    paragraphs = [_fill(dice.choice(phrases.OPENINGS), dice)]
    paragraphs += [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
    paragraphs.append(_fill(dice.choice(phrases.ENDINGS), dice))
    return [{"type": "paragraph", "value": f"<p>{paragraph}</p>"} for paragraph in paragraphs]


def _fill(pattern: str, dice: random.Random) -> str:
    """`pattern` with its gaps filled, the gaps of a remark included."""
    who = dice.choice(phrases.WHO)
    words = {
        "who": who,
        "Who": who[0].upper() + who[1:],
        "where": dice.choice(phrases.WHERE),
        "deed": dice.choice(phrases.DEED),
        "what": dice.choice(phrases.WHAT),
        "name": f"{dice.choice(phrases.FIRST)} {dice.choice(phrases.LAST)}",
        "number": dice.randint(3, 96),
        "small": dice.randint(2, 9),
        "sum": f"{dice.randint(2, 900)},{dice.randint(0, 999):03}",
        "year": dice.randint(1951, 2019),
        "weekday": dice.choice(phrases.WEEKDAYS),
    }
    if "{remark}" in pattern:
        words["remark"] = dice.choice(phrases.REMARKS).format(**words)
        words["says"] = dice.choice(phrases.SAYS).format(**words)
    return pattern.format(**words)


def _page_of(story: Story) -> Page:
    """The row of Wagtail's page table that stands under `story`."""
    return Page(**{field.attname: getattr(story, field.attname) for field in Page._meta.concrete_fields})


def _insert_rows(stories: list[Story]) -> None:
    """The rows of the story table alone: Django's bulk_create refuses a model that stands on another."""
    fields = Story._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    slots = ", ".join(["%s"] * len(fields))
    rows = [[_stored(field, story) for field in fields] for story in stories]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(Story._meta.db_table)} ({columns}) VALUES ({slots})", rows)  # noqa: S608


def _stored(field: Any, story: Model) -> Any:
    return field.get_db_prep_save(field.pre_save(story, add=True), connection)
