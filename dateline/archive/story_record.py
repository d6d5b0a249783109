"""What of one story is on the record: for its page, one by one or for many pages at once."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from django.db.models import QuerySet

from dateline.archive.models import Named, Quote
from dateline.archive.queries import QuoteQuerySet, quotes_in, subjects_in
from dateline.lib.kept_question import KeptQuestion
from dateline.press.keys import note, under
from dateline.press.reads import looks_like_a_story
from dateline.press.tray import Rows, at_hand
from dateline.stories.models import Story
from dateline.subjects.models import Subject

SOME_STORY = -1
"""Stands for the story asked about; no story has it."""
MOST_NEAR = 20
"""Of one story, on the page of one of its quotes."""


def quotes_on_record(story: Story) -> list[Quote]:
    """What was confirmed of `story` and is by somebody who has a page. Whoever has none is asked for as well: a page
    that does not lead there depends on it."""
    note(quotes_in(story.pk))
    quotes = at_hand(_quotes_name(story.pk))
    if quotes is None:
        with under(quotes_in(story.pk)):
            quotes = _question_of_quotes().ask({SOME_STORY: story.pk})
    return [quote for quote in quotes if quote.speaker and quote.speaker.has_page]


def said_near(quote: Quote) -> tuple[list[Quote], bool]:
    """What else of its story is on the record: the twenty that stand nearest in the text, in its order; and whether
    there is more. Looks at no more of them than that. Whoever has no page is asked for as well."""
    confirmed = _confirmed().filter(story=quote.story_id).under(quotes_in(quote.story_id))
    before = confirmed.filter(start__lt=quote.start).order_by("-start", "-pk")[: MOST_NEAR + 1]
    beside = confirmed.filter(start__gte=quote.start).exclude(pk=quote.pk).order_by("start", "pk")[: MOST_NEAR + 1]
    nearest = sorted([*before, *beside], key=lambda each: (abs(each.start - quote.start), each.pk))
    seen = [each for each in nearest if each.speaker and each.speaker.has_page]
    return sorted(seen[:MOST_NEAR], key=lambda each: (each.start, each.pk)), len(seen) > MOST_NEAR


def subjects_named(story: Story) -> list[Subject]:
    """Whom `story` names and readers have a page of, in the order of their names."""
    note(subjects_in(story.pk))
    named = at_hand(_named_name(story.pk))
    if named is None:
        named = _question_of_names().ask({SOME_STORY: story.pk})
    return [each.subject for each in named if each.subject.has_page]


def all_on_record(names: Sequence[str]) -> Rows:
    """The same for the stories among the addresses `names`."""
    found = (looks_like_a_story(name) for name in names)
    slugs = ["-".join(match.groups()[1:]) for match in found if match]
    keys = list(Story.objects.filter(slug__in=slugs).order_by().values_list("pk", flat=True)) if slugs else []
    if not keys:
        return {}
    quotes: dict[int, list[Quote]] = defaultdict(list)
    for quote in _confirmed().filter(story__in=keys):
        quotes[quote.story_id].append(quote)
    named: dict[int, list[Named]] = defaultdict(list)
    for each in _named().filter(story__in=keys):
        named[each.story_id].append(each)
    return {_quotes_name(key): quotes[key] for key in keys} | {_named_name(key): named[key] for key in keys}


@cache
def _question_of_quotes() -> KeptQuestion[Quote]:
    return KeptQuestion(_confirmed().filter(story=SOME_STORY))


@cache
def _question_of_names() -> KeptQuestion[Named]:
    return KeptQuestion(_named().filter(story=SOME_STORY))


def _confirmed() -> QuoteQuerySet:
    confirmed: QuoteQuerySet = Quote.objects.confirmed().select_related("speaker", "correction").order_by("pk")
    return confirmed


def _named() -> "QuerySet[Named]":
    return Named.objects.select_related("subject").order_by("subject__name", "subject")


def _quotes_name(key: int) -> tuple[str, int]:
    """What the quotes of a story are called while they lie ready."""
    return "quotes of a story", key


def _named_name(key: int) -> tuple[str, int]:
    return "named in a story", key
