"""What readers are shown of events and ties, on pages that are pressed exactly."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from dateline.archive.actions.close_subject import close_subject
from dateline.archive.actions.decide_on_event import Part, Told, confirm_event, reject_event
from dateline.archive.actions.decide_on_tie import Tied, put_down_tie
from dateline.archive.counting import count_in_words
from dateline.archive.event_lists import lists_dating_subject
from dateline.archive.models import Event, Named, Participant
from dateline.archive.queries import events_in, events_of
from dateline.archive.running_text import running_text
from dateline.archive.shelves import HAPPENED, timeline_shelf
from dateline.archive.tests.eventful import BODY, MET, on_record, subject
from dateline.archive.tests.test_readers_pages import status, text, told_to_machines
from dateline.lib.statistics_of_tables import count_tables_anew
from dateline.press.addresses import all_addresses
from dateline.press.rendering import render
from dateline.stories import lists
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.keys import month_key, shelf_key
from dateline.stories.models import Story
from dateline.subjects.models import Subject
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story("They met", body=BODY)
    return found


def main(rosa: Any, address: str) -> str:
    return text(rosa, address).partition("<main")[2].partition("</main>")[0]


# The list of events


def test_an_empty_list_says_that_the_record_begins_when_an_editor_signs(paper: Any, rosa: Any) -> None:
    assert "begins when an editor signs the first one" in text(rosa, "/events/")


def test_an_event_stands_with_its_day_its_title_its_place_its_people_and_its_story(
    story: Story, ada: Subject, bo: Subject, rosa: Any
) -> None:
    saltmere = subject("Saltmere", "place")
    on_record(story, "2026-11", (ada, bo), title="Pell and Orr meet", place=saltmere)
    page = main(rosa, "/events/")
    assert '<time datetime="2026-11">November 2026</time>' in page
    assert f'<a href="{story.address}">Pell and Orr meet</a>' in page
    for each in (ada, bo, saltmere):
        assert f'<a href="{each.address}">{each.name}</a>' in page
        assert "Pell and Orr meet" in main(rosa, each.address)
    assert 'href="/events/2026/11/"' in page
    assert "Pell and Orr meet" in main(rosa, "/events/2026/11/")


def test_without_a_title_the_storys_sentence_is_printed_unless_it_names_who_has_no_page(
    story: Story, ada: Subject, rosa: Any
) -> None:
    event = on_record(story, "2026-11-23", (ada,))
    assert MET in main(rosa, "/events/")
    unknown = subject("Cy Dow", has_page=False)
    confirm_event(event=event, editor=None, told=Told("meeting", happened_on="2026-11-23", participants=(  # type: ignore[arg-type]
        Part("Ada Pell", ada), Part("Cy Dow", unknown))))  # fmt: skip
    page = main(rosa, "/events/")
    assert MET not in page
    assert "Cy Dow" not in page
    assert f'<a href="{story.address}">Meeting</a>' in page


@pytest.mark.parametrize("title", ["Ada Pell meets Bo Orr", "Pell and Orr: a meeting", MET])
def test_a_title_that_names_whose_page_was_closed_is_printed_nowhere(
    title: str, story: Story, ada: Subject, bo: Subject, rosa: Any
) -> None:
    on_record(story, "2026-11-23", (ada, bo), title=title)
    places = ("/events/", "/events/2026/11/", ada.address)
    assert all(title in text(rosa, at) for at in places)
    close_subject(subject=bo, editor=None)
    for at in places:
        page = main(rosa, at)
        assert title not in text(rosa, at)
        assert f'<a href="{story.address}">Meeting</a>' in page


def test_a_title_that_names_nobody_without_a_page_stays(story: Story, ada: Subject, bo: Subject, rosa: Any) -> None:
    on_record(story, "2026-11-23", (ada, bo), title="Pell meets a born trader")
    close_subject(subject=bo, editor=None)
    assert "Pell meets a born trader" in main(rosa, "/events/")


def test_what_is_expected_comes_first_until_its_day_is_over(story: Story, ada: Subject, rosa: Any) -> None:
    on_record(story, "2026-11-23", (ada,), title="It happened")
    on_record(story, "2026-11-24/2026-11-25", (ada,), title="It will happen", standing="expected")
    page = main(rosa, "/events/")
    assert page.index("It will happen") < page.index("It happened")
    assert "Expected" in page
    made = render("/events/")
    assert made is not None
    assert made.made_from.until is not None
    assert made.made_from.until == (NOON + timedelta(days=2, hours=12)).timestamp()


def test_what_was_expected_is_expected_no_more_and_stays_in_its_month(
    story: Story, ada: Subject, rosa: Any, time_machine: Any
) -> None:
    on_record(story, "2026-11-24", (ada,), title="It will happen", standing="expected")
    time_machine.move_to(NOON + timedelta(days=2), tick=False)
    assert "It will happen" not in main(rosa, "/events/")
    assert "It will happen" in main(rosa, "/events/2026/11/")


def test_what_is_proposed_rejected_withdrawn_or_of_people_without_a_page_is_nowhere(
    story: Story, ada: Subject, rosa: Any
) -> None:
    event = on_record(story, "2026-11-23", (ada,), title="They met once")
    places = ["/events/", ada.address]
    assert all("They met once" in text(rosa, at) for at in places)
    ada.has_page = False
    ada.save()
    assert "They met once" not in text(rosa, "/events/")
    assert status(rosa, ada.address) == 404
    ada.has_page = True
    ada.save()
    assert "They met once" in text(rosa, "/events/")
    withdraw(story=story)
    assert "They met once" not in text(rosa, "/events/")
    story.save_revision().publish()
    reject_event(event=event, editor=None)  # type: ignore[arg-type]
    assert "They met once" not in text(rosa, "/events/")


def test_an_arrest_stands_with_what_came_of_it_and_never_alone(
    story: Story, ada: Subject, file_story: Any, rosa: Any
) -> None:
    arrest = on_record(story, "2026-11-20", (ada,), kind="arrest", title="Ada Pell is arrested")
    for address in ("/events/", ada.address, "/events/2026/11/"):
        answer = rosa.get(address)
        assert "arrested" not in answer.content.decode()
    later = file_story("Released", body=BODY)
    on_record(later, "2026-11-22", (), kind="other", title="She is released", follows=arrest)
    for address in ("/events/", ada.address, "/events/2026/11/"):
        page = main(rosa, address)
        assert "Ada Pell is arrested" in page
        assert f'What came of it: <a href="{later.address}">She is released</a>, 22 November 2026' in page


def test_machines_are_told_of_events(story: Story, ada: Subject, rosa: Any) -> None:
    on_record(story, "2026-12", (ada,), title="Nobody knows where", standing="expected")
    assert not any("@graph" in each for each in told_to_machines(text(rosa, "/events/")))
    on_record(story, "2026-12", (ada,), title="The summit", standing="expected", place_name="Kelderness")
    told = next(each for each in told_to_machines(text(rosa, "/events/")) if "@graph" in each)
    (event,) = told["@graph"]
    assert (event["@type"], event["name"], event["startDate"]) == ("Event", "The summit", "2026-12")
    assert event["eventStatus"].endswith("EventScheduled")
    assert event["location"] == {"@type": "Place", "name": "Kelderness", "address": "Kelderness"}
    assert event["about"][0]["name"] == "Ada Pell"


def test_months_are_counted_from_the_oldest_and_never_shift(
    story: Story, ada: Subject, rosa: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(lists, "PER_PAGE", 3)
    for number, day in enumerate(["2026-09-14", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2027-01-09"]):
        on_record(story, day, (ada,), title=f"Event {number}")
    first, second = main(rosa, "/events/2026/10/"), main(rosa, "/events/2026/10/page/2/")
    assert re.findall(r"Event \d", first) == ["Event 1", "Event 2", "Event 3"]
    assert re.findall(r"Event \d", second) == ["Event 4"]
    assert 'rel="prev" href="/events/2026/09/"' in first
    assert 'rel="next" href="/events/2027/01/"' in first
    assert status(rosa, "/events/2026/10/page/3/") == status(rosa, "/events/2026/08/") == 404
    wanted = {"/events/", "/events/2026/10/page/2/", "/events/2027/01/", ada.address}
    assert wanted <= set(all_addresses())


def test_a_timeline_is_read_month_by_month_from_the_page_of_whom_it_is_about(
    story: Story, ada: Subject, bo: Subject, rosa: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    for number, day in enumerate(["2026-09-14", "2026-10-01", "2026-10-02", "2026-10-03", "2027-01-09"]):
        on_record(story, day, (ada,), title=f"Event {number}")
    on_record(story, "2026-10-01", (bo,), title="Of another")
    assert 'href="/people/ada-pell/events/2026/10/"' in main(rosa, ada.address)
    first, second = (main(rosa, f"{ada.address}events/2026/10/{page}") for page in ("", "page/2/"))
    assert re.findall(r"Event \d", first + second) == ["Event 1", "Event 2", "Event 3"]
    assert "Of another" not in first + second
    assert f'rel="prev" href="{ada.address}events/2026/09/"' in first
    assert f'rel="next" href="{ada.address}events/2027/01/"' in first
    for nothing in ("events/2026/08/", "events/2026/10/page/3/", "events/2026/13/"):
        assert status(rosa, ada.address + nothing) == 404
    assert f"{ada.address}events/2026/10/page/2/" in set(all_addresses())
    ada.has_page = False
    ada.save()
    assert status(rosa, f"{ada.address}events/2026/10/") == 404


def test_a_page_that_opens_reaches_its_own_months_and_those_beside_and_no_other(
    story: Story, ada: Subject, bo: Subject
) -> None:
    saltmere = subject("Saltmere", "place")
    for day in ("2026-01-02", "2026-03-02", "2026-05-02", "2026-07-02", "2026-09-02"):
        on_record(story, day, (bo,), place=saltmere)
    cy = subject("Cy Dow", has_page=False)
    on_record(story, "2026-05-03", (cy,), place=saltmere)
    near = {
        month_key(shelf, date(2026, month, 1))
        for shelf in (HAPPENED, timeline_shelf(saltmere.pk))
        for month in (3, 5, 7)
    }
    own = {month_key(timeline_shelf(cy.pk), date(2026, 5, 1))}
    keys = lists_dating_subject(cy)
    assert {key for key in keys if re.search(r":2026-\d\d", key)} == near | own
    assert {shelf_key(HAPPENED), events_of(cy.pk), events_of(saltmere.pk), events_in(story.pk)} <= keys


def test_a_page_that_opens_reaches_all_months_of_thousands_of_events(story: Story, ada: Subject) -> None:
    told: Any = {"story": story, "start": 0, "end": 3, "words": MET, "sentence": MET, "kind": "meeting",
                 "state": "confirmed", "decided_at": NOON, "published_at": NOON}  # fmt: skip
    days = [date(2026, 11, 22) - timedelta(days=each) for each in range(1500)]
    made = Event.objects.bulk_create(Event(**told, begins=day, ends=day, happened_on=day.isoformat()) for day in days)
    Participant.objects.bulk_create(Participant(event=event, name=ada.name, subject=ada) for event in made)
    keys = lists_dating_subject(ada)
    months = {day.replace(day=1) for day in days}
    assert {month_key(shelf, month) for shelf in (HAPPENED, timeline_shelf(ada.pk)) for month in months} <= keys


# The story page


@pytest.fixture
def second(ada: Subject, bo: Subject, file_story: Any, time_machine: Any) -> Story:
    """The second meeting in two months, and the story of the first."""
    time_machine.move_to(NOON - timedelta(days=60), tick=False)
    first = file_story("First meeting", body=BODY)
    on_record(first, "2026-09-24", (ada, bo), title="Orr comes to Harrow Point", kind="visit")
    on_record(first, "2026-09-20", (ada,), title="Pell alone")
    time_machine.move_to(NOON, tick=False)
    found: Story = file_story("Second meeting", body=BODY)
    on_record(found, "2026-11-23", (ada, bo), title="They meet again")
    return found


def test_a_story_says_what_went_before_counted_and_dated(second: Story, rosa: Any) -> None:
    page = main(rosa, second.address)
    assert "Previously" in page
    assert "Second meeting in two months" in page
    assert "24 September 2026" in page
    assert "Orr comes to Harrow Point</a>" in page
    assert "Pell alone" not in page, "not all of them were there"
    assert "Previously" not in main(rosa, Story.objects.get(title="First meeting").address)


def test_what_went_before_changes_with_what_is_confirmed_and_taken_back(
    second: Story, ada: Subject, bo: Subject, file_story: Any, rosa: Any
) -> None:
    late = file_story("Told late", body=BODY)
    event = on_record(late, "2026-10-05", (ada, bo), title="In between")
    assert "Third meeting in two months" in main(rosa, second.address)
    reject_event(event=event, editor=None)  # type: ignore[arg-type]
    assert "Second meeting in two months" in main(rosa, second.address)
    bo.has_page = False
    bo.save()
    assert "Bo Orr</a>" not in main(rosa, second.address)


def test_a_running_story_leads_back_and_on(story: Story, file_story: Any, rosa: Any) -> None:
    chain, stories = None, []
    for number in range(4):
        stories.append(file_story(f"Part {number}", body=BODY))
        chain = on_record(stories[-1], f"2026-11-0{number + 1}", title=f"Step {number}", kind="strike", follows=chain)
    page = main(rosa, stories[1].address)
    before, _, since = page.partition("Since then")
    assert "Step 0" in before.partition("Previously")[2]
    assert re.findall(r"Step \d", since) == ["Step 2", "Step 3"]
    assert re.findall(r"Step \d", main(rosa, stories[3].address)) == ["Step 2", "Step 1", "Step 0"]


@pytest.mark.parametrize(
    ("number", "days", "words"),
    [
        (2, 60, "Second meeting in two months"),
        (3, 1, "Third meeting in one day"),
        (4, 30, "Fourth meeting in four weeks"),
        (12, 365, "meeting number 12 in 12 months"),
        (2, 1200, "Second meeting in three years"),
    ],
)
def test_a_count_is_told_as_one_would_say_it(number: int, days: int, words: str) -> None:
    assert count_in_words("Meeting", number, days) == words


# Ties


def test_a_subject_is_drawn_with_whom_it_is_tied_to_and_all_of_it_stands_in_a_table(
    story: Story, ada: Subject, rosa: Any
) -> None:
    league = subject("The League", "organisation")
    sentence: Any = {"story": story, "start": 0, "end": len(MET), "text": running_text(story), "editor": None}
    put_down_tie(**sentence, told=Tied("head of", ada, league, role="chair", happened_on="2024"))
    put_down_tie(**sentence, told=Tied("agreed with", ada, league, "signed", about=subject("Ferry", "topic")))
    put_down_tie(**sentence, told=Tied("member of", subject("Cy Dow", has_page=False), league))
    page = main(rosa, ada.address)
    drawing = page.partition("<svg")[2].partition("</svg>")[0]
    assert "The League" in drawing
    assert 'role="img"' in drawing
    assert (
        f'<a href="{league.address}">The League</a></th><td><a href="{story.address}">chair</a></td><td>2024</td>'
        in page
    )
    assert "Agreed with, on Ferry</a> (signed)" in page
    assert "Ada Pell" in main(rosa, league.address).partition("<svg")[2]
    assert "Cy Dow" not in text(rosa, league.address)


def test_whom_stories_name_together_is_drawn_when_it_was_twice(
    story: Story, ada: Subject, bo: Subject, file_story: Any, rosa: Any
) -> None:
    on_record(story, "2026-11-23", (ada, bo))
    assert "<svg" not in main(rosa, ada.address)
    on_record(file_story("Again", body=BODY), "2026-11-23", (ada, bo))
    assert "Named together in 2 stories" in main(rosa, ada.address)
    withdraw(story=story)
    assert "<svg" not in main(rosa, ada.address)


# Nothing, one and thousands


def addresses(story: Story, ada: Subject) -> list[str]:
    return ["/events/", "/events/2026/11/", ada.address, f"{ada.address}events/2026/11/", story.address]


@pytest.mark.parametrize("number", [1, 5000])
def test_every_page_of_events_is_rendered_with_one_and_with_thousands(
    number: int, story: Story, ada: Subject, bo: Subject, rosa: Any
) -> None:
    own = on_record(story, "2026-11-23", (ada, bo), title="The newest")
    told = {"story": story, "start": 0, "end": 3, "words": MET, "sentence": MET, "kind": "meeting",
            "state": "confirmed", "decided_at": NOON, "published_at": NOON}  # fmt: skip
    days = [date(2026, 11, 22) - timedelta(days=each % 900) for each in range(number - 1)]
    Event.objects.bulk_create(
        Event(**told, begins=day, ends=day, happened_on=day.isoformat(), title=f"On {day}", follows=own) for day in days
    )
    events = Event.objects.exclude(pk=own.pk).values_list("pk", flat=True)
    Participant.objects.bulk_create(
        Participant(event_id=pk, name=each.name, subject=each) for pk in events for each in (ada, bo)
    )
    count_tables_anew()  # PostgreSQL does so by itself, within a minute
    assert Named.objects.filter(subject=ada).exists()
    for address in addresses(story, ada):
        made = render(address)
        assert made is not None
        assert made.status == 200
        if address in ("/events/", ada.address):
            assert "The newest" in text(rosa, address)
        assert len(rosa.get(address).content) < 120_000
