"""Every kind of page of the record with nothing on it, with one thing and with thousands: it is there, and short."""

from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dateline.archive.models import Event, Named, Participant, Quote, Tie
from dateline.bylines.models import Author
from dateline.demo.grow import fill_day
from dateline.stories.models import Story
from dateline.subjects.models import Role, Subject
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.timeout(300)]

FIRST_DAY = datetime(2026, 11, 1, tzinfo=UTC)
NAMES = {"person": "Ada Pell", "organisation": "The League", "place": "Saltmere", "topic": "Ferry"}
NONE, ONE, THOUSANDS = 0, 1, 5000
MOST_BYTES = 60_000
MOST_STATEMENTS = 32


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def four(db: None) -> list[Subject]:
    """One of each kind."""
    return [Subject.objects.create(name=name, kind=kind, slug=kind, has_page=True) for kind, name in NAMES.items()]


@pytest.fixture
def lead(at_noon: Any, file_story: Any, four: list[Subject]) -> Story:
    """A story that names them all and tells nothing of them."""
    story: Story = file_story("The newest")
    name_in([story], four)
    return story


def name_in(stories: list[Story], subjects: list[Subject]) -> None:
    rows = [Named(story=each, subject=who, published_at=each.published_at) for each in stories for who in subjects]
    Named.objects.bulk_create(rows, ignore_conflicts=True)


def fill(number: int, four: list[Subject], lead: Story) -> Quote | None:
    """So many stories in a month; in each the four speak by turns, and all of them meet and are tied by twos. So many
    people have been something in each of the other three. The first event of all is told in the newest story, and
    followed by the rest. The last quote is answered once."""
    if not number:
        return None
    Author.objects.create(name="Ines Calloway", slug="ines-calloway", on_staff=True)
    fill_day(FIRST_DAY, number)
    stories = list(Story.objects.exclude(pk=lead.pk).order_by("pk"))
    Quote.objects.all().delete()
    name_in(stories, four)
    said = Quote.objects.bulk_create(
        Quote(**found_in(story), kind="direct", speaker=who) for story, who in zip(stories, cycle(four), strict=False)
    )
    first = happen([lead], four)[0]
    happen(stories, four, follows=first)
    ends = zip(cycle(four), cycle([*four[1:], four[0]]), strict=False)
    told = zip(stories, ends, strict=False)
    Tie.objects.bulk_create(
        Tie(**found_in(story), kind="agreed with", from_subject=one, to_subject=other) for story, (one, other) in told
    )
    people_in(four[1:], stories)
    Quote.objects.create(**found_in(lead), kind="direct", speaker=four[0], answers=said[-1])
    return said[-1]


def found_in(story: Story) -> dict[str, Any]:
    told = {"start": 0, "end": 9, "words": "It was so", "sentence": "It was so.", "state": "confirmed"}
    return told | {"story": story, "published_at": story.published_at, "decided_at": NOON}


def happen(stories: list[Story], who: list[Subject], follows: Event | None = None) -> list[Event]:
    days = [FIRST_DAY.date() + timedelta(days=each % 20) for each in range(len(stories))]
    events = Event.objects.bulk_create(
        Event(
            **found_in(story), kind="meeting", title="They meet", happened_on=f"{day}", begins=day, ends=day,
            place=who[2], follows=follows,
        )
        for story, day in zip(stories, days, strict=True)
    )  # fmt: skip
    Participant.objects.bulk_create(
        Participant(event=event, name=each.name, subject=each) for event in events for each in who
    )
    return events


def people_in(places: list[Subject], stories: list[Story]) -> None:
    people = Subject.objects.bulk_create(
        Subject(name=f"Head {number}", kind="person", slug=f"head-{number}", has_page=True)
        for number in range(len(stories))
    )
    name_in(stories[:1], people)
    Role.objects.bulk_create(
        Role(subject=person, title="head", at=place, begins="2019") for person in people for place in places
    )


def pages(four: list[Subject], lead: Story, quote: Quote | None) -> list[str]:
    """One of every kind that is there."""
    found = ["/quotes/", "/events/", lead.address, f"{four[0].address}about-me/", *(each.address for each in four)]
    if quote is not None and quote.speaker is not None:
        whole = ["/quotes/2026/11/", "/events/2026/11/"]
        own = [f"{quote.speaker.address}{what}/2026/11/" for what in ("quotes", "events")]
        found += [quote.address, quote.story.address, *whole, *own]
    return found


@pytest.mark.parametrize("number", [NONE, ONE, THOUSANDS])
def test_every_kind_of_page_of_the_record_is_there_and_short(
    number: int, four: list[Subject], lead: Story, rosa: Any
) -> None:
    quote = fill(number, four, lead)
    for address in pages(four, lead, quote):
        with CaptureQueriesContext(connection) as asked:
            answer = rosa.get(address)
        assert answer.status_code == 200, address
        assert len(answer.content) < MOST_BYTES, address
        assert len(asked) <= MOST_STATEMENTS, address
