"""Which lists of the record differ when a story, a quote or a subject comes, goes or changes place.

A page that prints a quote or a story depends on it. What is told here is the rest, as in the stories' own lists.
"""

from collections.abc import Iterable
from math import ceil

from django.db.models import Exists, OuterRef
from django.utils import timezone

from dateline.archive.event_lists import (
    lists_dating_story,
    lists_dating_subject,
    lists_tying_story,
    lists_tying_subject,
    months_of_timeline,
)
from dateline.archive.models import Named, Quote
from dateline.archive.queries import (
    QUOTES,
    SUBJECTS,
    QuoteQuerySet,
    answers_to,
    quotes_in,
    quotes_of,
    stories_of,
    subjects_in,
)
from dateline.archive.shelves import LEDGER, speaker_shelf
from dateline.publication.queries import current_house
from dateline.stories import lists
from dateline.stories.keys import month_key, month_page_key, shelf_key
from dateline.stories.lists import neighbours
from dateline.stories.models import Story
from dateline.stories.months import months_of
from dateline.stories.queries import month_bounds
from dateline.subjects.keys import people_at
from dateline.subjects.models import Role, Subject


def lists_of_story(story: Story) -> set[str]:
    """Every list that differs with `story`, as far as editors have confirmed something of it."""
    subjects = Named.objects.filter(story=story.pk).values_list("subject_id", flat=True)
    speakers = Quote.objects.filter(story=story.pk, decided_at__isnull=False).values_list("speaker_id", flat=True)
    keys = lists_naming(story, subjects) | lists_quoting(story, {pk for pk in speakers if pk})
    return keys | lists_dating_story(story.pk) | lists_tying_story(story.pk)


def lists_naming(story: Story, subjects: Iterable[int]) -> set[str]:
    """Those that differ when `story` names `subjects` or no longer does."""
    keys = {stories_of(pk) for pk in subjects}
    if keys:
        keys.add(subjects_in(story.pk))
    known = [pk for pk in subjects if _is_known_by(story, pk)]
    if known:
        keys |= {SUBJECTS, *_where_they_are(known)}
    return keys


def lists_quoting(story: Story, speakers: Iterable[int]) -> set[str]:
    """Those that differ when quotes of `story` by `speakers` go on the record or off it, and which of the answers to
    another stand first. Costs some counts a speaker within one month."""
    shelves = {speaker_shelf(pk): Quote.objects.public().by(pk) for pk in speakers}
    if not shelves:
        return set()
    answered = Quote.objects.filter(story=story.pk, answers__isnull=False).values_list("answers_id", flat=True)
    keys = {quotes_in(story.pk), *(answers_to(pk) for pk in answered if pk)}
    for shelf, held in {LEDGER: Quote.objects.public(), **shelves}.items():
        keys |= {shelf_key(shelf)} | _months(shelf, held, story)
    return keys


def lists_of_subject(subject: Subject) -> set[str]:
    """Those that differ when `subject` gets a page, loses it or goes: in all months in which it is quoted."""
    keys = {SUBJECTS, stories_of(subject.pk), *_where_they_are([subject.pk])}
    keys |= lists_dating_subject(subject) | lists_tying_subject(subject)
    quotes = Quote.objects.on_record().by(subject)
    with timezone.override(current_house().zone):
        own = months_of(quotes)
        if not own:
            return keys
        every = sorted({*own, *months_of(Quote.objects.public())})
    keys |= {QUOTES, quotes_of(subject.pk)}
    for at in map(every.index, own):
        keys |= {month_key(LEDGER, month) for month in every[max(0, at - 1) : at + 2]}
    return keys


def months_of_subject(subject: Subject) -> set[str]:
    """The pages of all months in which `subject` is quoted or something happened to it, and what they say of the months
    beside them."""
    with timezone.override(current_house().zone):
        months = months_of(Quote.objects.on_record().by(subject))
    return {month_key(speaker_shelf(subject.pk), month) for month in months} | months_of_timeline(subject)


def _where_they_are(subjects: Iterable[int]) -> set[str]:
    """Who is there is told on the pages of where they hold roles."""
    held = Role.objects.filter(subject__in=subjects, at__isnull=False).order_by().values_list("at", flat=True)
    return {people_at(pk) for pk in held}


def _is_known_by(story: Story, subject_id: int) -> bool:
    """Whether the subject has a page by way of `story` alone."""
    others = Named.objects.filter(Exists(Story.objects.public().exclude(pk=story.pk).filter(pk=OuterRef("story_id"))))
    pages = Subject.objects.filter(pk=subject_id, has_page=True)
    return pages.exists() and not others.filter(subject=subject_id).exists()


def _months(shelf: str, held: QuoteQuerySet, story: Story) -> set[str]:
    """The page of the month on which the story's quotes stand, and those after it; how many pages there are; the
    months beside it when nobody else is quoted in this one."""
    if story.published_at is None:
        return set()
    with timezone.override(current_house().zone):
        day = timezone.localtime(story.published_at).date()
        others = held.exclude(story=story.pk).in_month(day.year, day.month)
        total, most = others.count(), Quote.objects.filter(story=story.pk).count()
        first = others.filter(published_at__lt=story.published_at).count() // lists.PER_PAGE + 1
        last = (total + most) // lists.PER_PAGE + 1
        keys = {month_page_key(shelf, day, page) for page in range(first, last + 1)}
        if not total or ceil(total / lists.PER_PAGE) != ceil((total + most) / lists.PER_PAGE):
            keys.add(month_key(shelf, day))
        if not total:
            beside = neighbours(held.exclude(story=story.pk), *month_bounds(day.year, day.month))
            keys |= {month_key(shelf, each) for each in beside}
    return keys
