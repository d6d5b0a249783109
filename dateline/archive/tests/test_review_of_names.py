"""Names are accepted, changed and rejected at the desk, one card for each name of a story."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.models import Mention
from dateline.archive.tests.reviewing import HTML, RECORD, cards, mention, read
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story(body=[("paragraph", HTML)])


class TestNames:
    def names(self, desk: Client, **asked: Any) -> list[Any]:
        return cards(desk, f"{RECORD}names/", **asked)

    def decide(self, desk: Client, which: str, **told: Any) -> Any:
        card = next(card for card in self.names(desk) if card.name.name == which)
        sent = {"seen": card.name.version, **told}
        return desk.post(f"{RECORD}names/{card.name.first.pk}/", sent, follow=True)

    def test_a_name_has_one_card_a_story_with_how_often_it_stands_there(
        self, desk: Client, file_story: Any, story: Any
    ) -> None:
        read(story)
        first = mention("Orr")
        Mention.objects.create(story=story, start=first.end + 1, end=first.end + 4, words="Orr", name="Orr",
                               kind="person", sentence="Orr")  # fmt: skip
        other = file_story("Another", body=[("paragraph", HTML)])
        read(other)
        found = [(card.name.name, card.story, len(card.name.mentions)) for card in self.names(desk, story=story.pk)]
        assert sorted(found, key=str) == sorted(
            [("Ada Pell", story, 1), ("Orr", story, 2), ("Saltmere", story, 1)], key=str
        )
        assert len(self.names(desk)) == 6
        assert b"named 2 times" in desk.get(f"{RECORD}names/").content

    def test_accepting_says_who_it_is_wherever_it_stands(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        self.decide(desk, "Ada Pell", decision="accept", subject=ada.pk)
        assert (mention("Ada Pell").state, mention("Ada Pell").subject) == ("confirmed", ada)

    def test_accepting_somebody_new_makes_them(self, desk: Client, story: Any) -> None:
        read(story)
        self.decide(desk, "Saltmere", decision="accept", name="Saltmere", kind="place")
        assert mention("Saltmere").subject == Subject.objects.get(kind="place", name="Saltmere")

    def test_a_name_of_another_kind_than_it_was_read_as_becomes_what_it_is(self, desk: Client, story: Any) -> None:
        firm = Subject.objects.create(name="Orr", kind="organisation", slug="orr")
        read(story)
        card = next(card for card in self.names(desk) if card.name.name == "Orr")
        assert card.whose.known == firm
        self.decide(desk, "Orr", decision="accept", subject=firm.pk)
        assert (mention("Orr").kind, mention("Orr").subject) == ("organisation", firm)

    def test_rejecting_is_for_good(self, desk: Client, story: Any) -> None:
        read(story)
        self.decide(desk, "Saltmere", decision="reject")
        read(story)
        assert "Saltmere" not in [card.name.name for card in self.names(desk)]

    def test_changing_takes_another(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        answer = desk.post(f"{RECORD}names/{mention('Orr').pk}/change/", {"subject": ada.pk})
        assert answer.status_code == 302
        assert mention("Orr").subject == ada

    def test_choosing_nobody_is_said(self, desk: Client, story: Any) -> None:
        read(story)
        assert b"Choose who or what it is." in self.decide(desk, "Orr", decision="accept").content
        assert mention("Orr").state == "proposed"

    def test_of_two_editors_the_second_hears_that_it_was_decided(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        card = next(card for card in self.names(desk) if card.name.name == "Ada Pell")
        self.decide(desk, "Ada Pell", decision="reject")
        late = {"decision": "accept", "subject": ada.pk, "seen": card.name.version}
        answer = desk.post(f"{RECORD}names/{card.name.first.pk}/", late, follow=True)
        assert b"changed or decided on since you saw it" in answer.content
        assert mention("Ada Pell").state == "rejected"
