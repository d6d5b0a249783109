"""Events and ties at the desk: shown where they stand, decided on with keys, told otherwise, put down by hand."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.archive.actions.decide_on_event import Told, confirm_event
from dateline.archive.models import Event, Tie
from dateline.archive.running_text import running_text, sentences_of
from dateline.archive.tests.at_the_desk import signed_in
from dateline.archive.tests.eventful import BODY, JOINED, MET, WILL_MEET, happened, on_record, read, subject, tied
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("worker_at_rest")]
RECORD = "/desk/record/"
EVENTS, TIES, OUTCOMES = f"{RECORD}events/", f"{RECORD}ties/", f"{RECORD}outcomes/"


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story(body=BODY)
    return found


def cards(desk: Client, address: str = EVENTS, **asked: Any) -> list[Any]:
    found: list[Any] = desk.get(address, asked).context["cards"]
    return found


def filled(card: Any) -> dict[str, Any]:
    """What the card's own form would send as it stands."""
    fields = card.fields
    sent = {name: "" if value is None else value for name, value in fields.values.items()}
    lines = [*fields.parts, *fields.ends, *([fields.place] if fields.place else [])]
    for line in lines:
        sent |= {f"{line.row}-name": line.name, f"{line.row}-whose": line.whose, f"{line.row}-was": line.was}
        sent[f"{line.row}-part"] = line.part
    return sent | ({"seen": card.found.version} if card.found.pk else {})


def all_addresses(story: Story) -> list[str]:
    event, tie = Event.objects.get(words="met"), Tie.objects.get()
    return [EVENTS, TIES, OUTCOMES, f"{EVENTS}{event.pk}/change/", f"{TIES}{tie.pk}/change/",
            f"{RECORD}{story.pk}/add-event/", f"{RECORD}{story.pk}/add-tie/"]  # fmt: skip


@pytest.fixture
def found(story: Story, ada: Subject) -> Story:
    """Two meetings and a tie wait."""
    read(story, happened(story), happened(story, "meet", "2026-12", state="expected"), ties=(tied(story),))
    return story


class TestWhoComesIn:
    def test_a_stranger_and_a_moderator_do_not(self, found: Story, mo: Any, stan: Any) -> None:
        event, tie = Event.objects.get(words="met"), Tie.objects.get()
        for client in (signed_in(mo), signed_in(stan), Client()):
            assert {client.get(address).status_code for address in all_addresses(found)} == {302}
            for address in (f"{EVENTS}{event.pk}/", f"{TIES}{tie.pk}/", f"{EVENTS}{event.pk}/together/"):
                assert client.post(address, {"decision": "accept"}).status_code == 302
            assert MET not in client.get(EVENTS, follow=True).content.decode()
        assert not Event.objects.confirmed().exists()

    def test_a_reporter_reads_and_does_not_sign(self, found: Story, ravi: Any) -> None:
        desk, event, tie = signed_in(ravi), Event.objects.get(words="met"), Tie.objects.get()
        page = desk.get(EVENTS).content.decode()
        assert "Whoever may publish it decides." in page
        assert 'name="decision"' not in page
        for address in (f"{EVENTS}{event.pk}/", f"{EVENTS}{event.pk}/change/", f"{EVENTS}{event.pk}/together/",
                        f"{TIES}{tie.pk}/", f"{TIES}{tie.pk}/change/", f"{TIES}{tie.pk}/together/",
                        f"{RECORD}{found.pk}/add-event/", f"{RECORD}{found.pk}/add-tie/"):  # fmt: skip
            answer = desk.post(address, {"decision": "accept", "kind": "meeting", "standing": "happened"})
            assert (answer.status_code, answer["Location"]) == (302, "/desk/")
        assert not Event.objects.confirmed().exists()
        assert not Tie.objects.confirmed().exists()

    def test_a_story_readers_may_not_see_has_no_record(self, found: Story, desk: Client, edith: Any) -> None:
        addresses = all_addresses(found)[3:]
        withdraw(story=found, user=edith, notice="It was wrong.")
        assert cards(desk) == cards(desk, TIES) == []
        assert {desk.get(address).status_code for address in addresses} == {404}


class TestEvents:
    def test_the_sentence_is_offered_as_a_title_only_where_all_in_it_may_be_told_of(
        self, story: Story, ada: Subject, desk: Client
    ) -> None:
        read(story, happened(story))
        assert filled(cards(desk)[0])["title"] == ""
        bo = subject("Bo Orr", has_page=False)
        read(story, happened(story))
        assert filled(cards(desk)[0])["title"] == ""
        bo.has_page = True
        bo.save()
        assert filled(cards(desk)[0])["title"] == MET

    def test_a_card_shows_what_when_who_where_and_how_certain(self, found: Story, desk: Client) -> None:
        page = " ".join(desk.get(EVENTS).content.decode().split())
        assert "Meeting, 23 November 2026" in page
        assert '<mark class="record-mark">met</mark>' in page
        assert "<bdi>Bo Orr</bdi></b>, not known to the house" in page
        assert "verb of meeting" in page
        assert "Events <b>2</b>" in page
        assert "Ties <b>1</b>" in page

    def test_accepting_puts_it_on_the_record_as_proposed_with_whom_the_house_knows_by_now(
        self, found: Story, desk: Client, edith: Any, ada: Subject
    ) -> None:
        bo = subject("Bo Orr")
        event = Event.objects.get(words="met")
        answer = desk.post(f"{EVENTS}{event.pk}/", {"decision": "accept", "seen": event.version, "next": EVENTS})
        assert answer["Location"] == EVENTS
        event.refresh_from_db()
        assert (event.state, event.decided_by, event.standing) == ("confirmed", edith, "happened")
        assert set(event.participants.values_list("subject", flat=True)) == {ada.pk, bo.pk}
        assert [card.found.words for card in cards(desk)] == ["meet"]

    def test_rejecting_keeps_it_off_and_an_old_screen_decides_nothing(self, found: Story, desk: Client) -> None:
        event = Event.objects.get(words="met")
        desk.post(f"{EVENTS}{event.pk}/", {"decision": "reject", "seen": event.version})
        assert Event.objects.get(pk=event.pk).state == "rejected"
        answer = desk.post(f"{EVENTS}{event.pk}/", {"decision": "accept", "seen": event.version}, follow=True)
        assert "changed or decided on since you saw it" in answer.content.decode()
        assert Event.objects.get(pk=event.pk).state == "rejected"

    def test_all_of_a_kind_in_a_story_are_accepted_at_once_as_they_were_seen_or_none(
        self, found: Story, desk: Client
    ) -> None:
        (first, second) = cards(desk)
        assert [each.pk for each in first.others] == [second.found.pk]
        marks = [f"{card.found.pk}:{card.found.version}" for card in (first, second)]
        address = f"{EVENTS}{first.found.pk}/together/"
        desk.post(address, {"decision": "accept", "found": [marks[0], f"{second.found.pk}:{'0' * 16}"]})
        assert not Event.objects.confirmed().exists()
        answer = desk.post(address, {"decision": "accept", "found": marks}, follow=True)
        assert "2 are on the record." in answer.content.decode()
        assert Event.objects.confirmed().count() == 2

    def test_it_is_told_otherwise_in_one_form_and_whoever_is_new_is_made_with_it(
        self, found: Story, desk: Client, ada: Subject
    ) -> None:
        card = next(card for card in cards(desk) if card.found.words == "met")
        sent = filled(card) | {"kind": "visit", "title": "Pell comes", "happened_on": "2026-11", "part0-part": "guest",
                               "part1-whose": "new:person", "part2-name": "The League",
                               "place-whose": "nobody"}  # fmt: skip
        answer = desk.post(f"{EVENTS}{card.found.pk}/change/", sent)
        assert answer.status_code == 302, answer.content.decode()
        event = Event.objects.get(pk=card.found.pk)
        assert (event.kind, event.title, event.happened_on, event.place) == ("visit", "Pell comes", "2026-11", None)
        made = Subject.objects.get(name="Bo Orr")
        assert (made.kind, made.has_page) == ("person", False)
        assert list(event.participants.order_by("pk").values_list("name", "subject", "part")) == [
            ("Ada Pell", ada.pk, "guest"), ("Bo Orr", made.pk, ""), ("The League", None, ""),
        ]  # fmt: skip

    def test_a_name_that_is_typed_over_leaves_whoever_was_chosen_for_the_old_one(
        self, found: Story, desk: Client, ada: Subject
    ) -> None:
        card = next(card for card in cards(desk) if card.found.words == "met")
        sent = filled(card) | {"part0-name": "Cy Dow"}
        desk.post(f"{EVENTS}{card.found.pk}/change/", sent)
        assert Event.objects.get(pk=card.found.pk).participants.get(name="Cy Dow").subject is None

    def test_what_is_no_date_is_asked_about_and_nothing_typed_is_lost(self, found: Story, desk: Client) -> None:
        card = next(card for card in cards(desk) if card.found.words == "met")
        sent = filled(card) | {"happened_on": "last week", "title": "Typed", "part3-name": "Typed too",
                               "part3-whose": "new:person"}  # fmt: skip
        answer = desk.post(f"{EVENTS}{card.found.pk}/change/", sent)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "“last week” is no date." in page
        assert 'value="Typed"' in page
        assert 'value="Typed too"' in page
        assert not Subject.objects.filter(name="Typed too").exists(), "nobody is made by half"
        assert Event.objects.get(pk=card.found.pk).state == "proposed"

    def test_what_another_story_told_is_offered_and_what_went_before(
        self, found: Story, desk: Client, ada: Subject, file_story: Any
    ) -> None:
        told = on_record(file_story("Before", body=BODY), "2026-11-22", (ada,), title="The same")
        old = on_record(file_story("Long ago", body=BODY), "2026-01-22", (ada,), title="The first")
        card = next(card for card in cards(desk) if card.found.words == "met")
        assert [each.pk for each in card.same] == [told.pk]
        assert [each.pk for each in card.before] == [told.pk, old.pk]
        desk.post(f"{EVENTS}{card.found.pk}/change/", filled(card) | {"same_as": told.pk, "follows": old.pk})
        event = Event.objects.get(pk=card.found.pk)
        assert (event.same_as, Event.objects.get(pk=told.pk).follows) == (told, old)

    def test_whoever_accepts_an_arrest_is_told_that_no_timeline_has_it(self, story: Story, desk: Client) -> None:
        read(story, happened(story, kind="arrest"))
        event = Event.objects.get()
        sent = {"decision": "accept", "seen": event.version}
        answer = desk.post(f"{EVENTS}{event.pk}/", sent, follow=True)
        assert "No timeline has it before what came of it" in answer.content.decode()
        (card,) = cards(desk, OUTCOMES)
        assert card.found == event
        assert "Outcomes <b>1</b>" in answer.content.decode()

    def test_what_was_expected_by_now_comes_back(
        self, found: Story, desk: Client, edith: Any, time_machine: Any
    ) -> None:
        event = Event.objects.get(words="meet")
        told = Told("meeting", standing="expected", happened_on="2026-11-24")
        confirm_event(event=event, editor=edith, told=told)
        assert cards(desk, OUTCOMES) == []
        time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
        desk = signed_in(edith)
        assert [card.found for card in cards(desk, OUTCOMES)] == [event]

    def test_an_event_no_reading_found_is_put_down_at_a_sentence(
        self, story: Story, desk: Client, ada: Subject
    ) -> None:
        address = f"{RECORD}{story.pk}/add-event/"
        page = desk.get(address).content.decode()
        assert WILL_MEET in page
        start, end = sentences_of(running_text(story))[1]
        sent = {"kind": "meeting", "standing": "expected", "title": "They meet", "happened_on": "2026-12",
                "part0-name": "Ada Pell", "part0-whose": "", "sentence": f"{start}-{end}"}  # fmt: skip
        assert desk.post(address, sent | {"sentence": "1-2"}).status_code == 422
        assert desk.post(address, sent).status_code == 302
        event = Event.objects.get()
        assert (event.words, event.state, event.participants.get().subject) == (WILL_MEET, "confirmed", ada)


class TestTies:
    def test_one_without_an_end_asks_who_it_is_and_one_with_both_is_accepted(
        self, found: Story, desk: Client, ada: Subject
    ) -> None:
        (card,) = cards(desk, TIES)
        assert not card.has_ends
        page = desk.get(TIES).content.decode()
        assert "Who is it?" in page
        saltmere, league = subject("Saltmere", "place"), subject("The League", "organisation")
        (card,) = cards(desk, TIES)
        assert card.has_ends
        desk.post(f"{TIES}{card.found.pk}/", {"decision": "accept", "seen": card.found.version})
        tie = Tie.objects.get()
        assert (tie.from_subject, tie.to_subject, tie.state) == (saltmere, league, "confirmed")

    def test_its_ends_its_state_and_its_day_are_told_otherwise(self, found: Story, desk: Client) -> None:
        (card,) = cards(desk, TIES)
        sent = filled(card) | {
            "from-whose": "new:place", "to-whose": "new:organisation", "standing": "signed",
            "about-name": "The ferry", "about-whose": "new:topic", "happened_on": "2026",
        }  # fmt: skip
        assert desk.post(f"{TIES}{card.found.pk}/change/", sent).status_code == 302
        tie = Tie.objects.get()
        assert (str(tie.from_subject), str(tie.to_subject), str(tie.about)) == ("Saltmere", "The League", "The ferry")
        assert (tie.standing, tie.happened_on) == ("signed", "2026")
        assert desk.post(f"{TIES}{tie.pk}/", {"decision": "reject", "seen": tie.version}).status_code == 302
        assert Tie.objects.get().state == "rejected"

    def test_a_tie_no_reading_found_is_put_down_at_a_sentence(self, story: Story, desk: Client) -> None:
        subject("Saltmere", "place"), subject("The League", "organisation")
        start, end = sentences_of(running_text(story))[2]
        sent = {"kind": "member of", "standing": "in force", "from-name": "Saltmere", "to-name": "The League",
                "sentence": f"{start}-{end}"}  # fmt: skip
        address = f"{RECORD}{story.pk}/add-tie/"
        assert desk.post(address, sent | {"to-name": "Nobody"}).status_code == 422
        assert desk.post(address, sent).status_code == 302
        assert Tie.objects.get().sentence == JOINED


def test_beside_the_story_both_stand_marked_with_their_cards(found: Story, desk: Client) -> None:
    page = " ".join(desk.get(f"{RECORD}{found.pk}/").content.decode().split())
    assert '<mark class="record-quote record-quote--proposed">met</mark>' in page
    assert '<mark class="record-quote record-quote--proposed">joined</mark>' in page
    assert page.count("data-card ") + page.count("data-card>") == 3
    assert f"{RECORD}{found.pk}/add-event/" in page


@pytest.mark.parametrize("address", [EVENTS, TIES])
def test_the_number_of_statements_does_not_grow_with_the_rows(
    desk: Client, file_story: Any, ada: Subject, at_noon: Any, address: str
) -> None:
    def fill(number: int) -> None:
        filed = file_story(f"Story {number}", body=BODY)
        many = [happened(filed, words) for words in ("met", "meet", "again", "December")[:number]]
        read(filed, *many, ties=tuple(tied(filed, words) for words in ("joined", "the", "League")[:number]))

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    fill(2)
    statements()  # the first fills what a process keeps
    few = statements()
    for number in (3, 4):
        fill(number)
    assert statements() == few
