"""Whom the paper quotes: counted over the stories of some months, as editors have decided up to now.

The voices are those on the record. A story's sources are counted with what still waits as well: otherwise each story
that is half reviewed would seem to have heard one side.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from dateline.archive.models import Quote
from dateline.stories.models import Story

AT_ONCE = 2000


class Row(NamedTuple):
    """What is counted of one quote."""

    story: int
    section: int | None
    published_at: datetime
    speaker: int | None
    speaker_name: str
    called: str
    is_unnamed: bool
    state: str


class Heard(NamedTuple):
    """What is counted of one story."""

    speakers: list[int]
    """By whom its quotes on the record are, each as often as they are quoted."""
    unnamed: int
    waiting: int
    sources: int


@dataclass
class Tally:
    """Of all stories, of those of a section, or of those of a month."""

    by_speaker: Counter[int] = field(default_factory=Counter)
    unnamed: int = 0
    """Quotes whose speaker the story does not name, unless an editor has rejected them."""
    waiting: int = 0
    stories: int = 0
    """Those with any words of anybody's."""
    single_source: int = 0
    with_unnamed: int = 0

    @property
    def quotes(self) -> int:
        return self.by_speaker.total()

    @property
    def speakers(self) -> int:
        return len(self.by_speaker)

    @property
    def share_of_five(self) -> int:
        """Of each hundred quotes, how many are by the five who are quoted most."""
        return percent(sum(number for _, number in self.by_speaker.most_common(5)), self.quotes)

    def add(self, story: Heard) -> None:
        self.by_speaker.update(story.speakers)
        self.unnamed += story.unnamed
        self.waiting += story.waiting
        self.stories += 1
        self.single_source += story.sources == 1
        self.with_unnamed += story.unnamed > 0


@dataclass
class Voices:
    """The whole report. Of the stories that are named in it, the newest."""

    whole: Tally = field(default_factory=Tally)
    by_section: dict[int, Tally] = field(default_factory=dict)
    by_month: dict[date, Tally] = field(default_factory=dict)
    single_source: list[int] = field(default_factory=list)
    with_unnamed: list[int] = field(default_factory=list)


def count_voices(start: datetime, end: datetime, section: int | None, most: int) -> Voices:
    """Over what was published from `start` up to `end`, in one statement. Memory holds the voices, not the quotes."""
    stories = Story.objects.public().filter(published_at__gte=start, published_at__lt=end)
    if section is not None:
        stories = stories.filter(section=section)
    voices = Voices()
    for rows in _by_story(stories):
        first, story = rows[0], heard(rows)
        month = timezone.localtime(first.published_at).date().replace(day=1)
        voices.whole.add(story)
        voices.by_month.setdefault(month, Tally()).add(story)
        if first.section is not None:
            voices.by_section.setdefault(first.section, Tally()).add(story)
        if story.sources == 1 and len(voices.single_source) < most:
            voices.single_source.append(first.story)
        if story.unnamed and len(voices.with_unnamed) < most:
            voices.with_unnamed.append(first.story)
    return voices


def heard(rows: list[Row]) -> Heard:
    """All that is quoted in one story."""
    confirmed = [row for row in rows if row.state == Quote.State.CONFIRMED]
    return Heard(
        speakers=[row.speaker for row in confirmed if row.speaker and not row.is_unnamed],
        unnamed=sum(row.is_unnamed for row in rows),
        waiting=len(rows) - len(confirmed),
        sources=len(sources(rows)),
    )


def sources(rows: list[Row]) -> set[object]:
    """Who speaks in a story: the subject, else the name, else what the story calls them; nobody told is one by itself.

    A name that an editor has said the subject of is that subject wherever it speaks in the story.
    """
    known = {row.speaker_name: row.speaker for row in rows if row.speaker and row.speaker_name}
    return {row.speaker or known.get(row.speaker_name) or row.speaker_name or row.called for row in rows}


def percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _by_story(stories: "Iterable[Story]") -> Iterator[list[Row]]:
    """The newest story first."""
    quotes = Quote.objects.exclude(state=Quote.State.REJECTED).filter(story__in=stories)
    columns = (
        "story", "story__section", "story__published_at", "speaker", "speaker_name", "said_by", "is_unnamed", "state",
    )  # fmt: skip
    rows = quotes.order_by("-story__published_at", "-story").values_list(*columns).iterator(chunk_size=AT_ONCE)
    for _, group in groupby(map(Row._make, rows), key=lambda row: row.story):
        yield list(group)
