"""Quotes are accepted, changed and rejected at the desk, one by one or all that one says in a story."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.models import Quote
from dateline.archive.tests.at_the_desk import signed_in
from dateline.archive.tests.reviewing import (
    HTML,
    MONDAY,
    NEVER,
    RECORD,
    TUESDAY,
    accept,
    cards,
    change,
    mention,
    quote,
    read,
)
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story(body=[("paragraph", HTML)])


class TestQuotes:
    def test_accepting_puts_it_on_the_record_as_proposed(
        self, desk: Client, story: Any, ada: Subject, edith: Any
    ) -> None:
        read(story)
        answer = accept(desk, MONDAY)
        found = quote(MONDAY)
        assert (found.state, found.speaker, found.decided_by) == ("confirmed", ada, edith)
        assert b"On the record: Ada Pell." in answer.content
        assert [card.quote.words for card in answer.context["cards"]] == [TUESDAY, NEVER]

    def test_accepting_somebody_new_makes_them_in_the_same_step_and_without_a_page(
        self, desk: Client, story: Any
    ) -> None:
        read(story)
        accept(desk, MONDAY, name="Ada Pell", kind="person")
        made = Subject.objects.get()
        assert (made.name, made.kind, made.slug, made.has_page) == ("Ada Pell", "person", "ada-pell", False)
        assert quote(MONDAY).speaker == made
        assert cards(desk)[0].whose.known == made, "and is proposed for what else they say"

    def test_rejecting_keeps_it_off(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        desk.post(f"{RECORD}quotes/{quote(MONDAY).pk}/", {"decision": "reject", "seen": quote(MONDAY).version})
        assert quote(MONDAY).state == "rejected"
        read(story)
        assert MONDAY not in [card.quote.words for card in cards(desk)]

    def test_changing_takes_another_from_the_list_with_the_role_that_day(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        orr = Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr")
        read(story)
        answer = change(desk, MONDAY, subject=orr.pk, role="bridge keeper", next=f"{RECORD}?story={story.pk}")
        assert answer.url == f"{RECORD}?story={story.pk}"
        found = quote(MONDAY)
        assert (found.state, found.speaker, found.role) == ("confirmed", orr, "bridge keeper")

    @pytest.mark.parametrize("typed", ["Tom Orr", "tom orr", " Tom  Orr ", "T. O."])
    def test_changing_takes_a_known_one_by_any_of_their_names(
        self, desk: Client, story: Any, ada: Subject, typed: str
    ) -> None:
        orr = Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr", aliases=["T. O."])
        read(story)
        assert change(desk, MONDAY, subject=ada.pk, name=typed).status_code == 302
        assert quote(MONDAY).speaker == orr, "what is typed counts"

    def test_changing_makes_a_new_one_in_the_same_step(self, desk: Client, story: Any) -> None:
        read(story)
        change(desk, NEVER, name="Tom Orr", kind="person", role="ferryman")
        assert (quote(NEVER).speaker, quote(NEVER).role) == (Subject.objects.get(name="Tom Orr"), "ferryman")

    def test_changing_takes_the_name_in_the_story_as_somebody_new(self, desk: Client, story: Any) -> None:
        read(story)
        change(desk, NEVER, subject="new:organisation", called="Orr")
        assert quote(NEVER).speaker == Subject.objects.get(name="Orr", kind="organisation")

    def test_a_name_nobody_has_is_asked_about_with_those_near_it_and_nothing_typed_is_lost(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        read(story)
        answer = change(desk, NEVER, name="Pell", role="ferryman")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Nobody is called just “Pell”." in page
        assert 'value="Pell"' in page
        assert 'value="ferryman"' in page
        assert f'<option value="{ada.pk}">Ada Pell (person)</option>' in page
        assert quote(NEVER).state == "proposed"

    def test_a_name_that_several_have_is_asked_about(self, desk: Client, story: Any, ada: Subject) -> None:
        Subject.objects.create(name="Ada Pell", kind="organisation", slug="ada-pell")
        read(story)
        answer = change(desk, NEVER, name="Ada Pell")
        assert answer.status_code == 422
        assert "Several are called “Ada Pell”." in answer.content.decode()

    def test_nobody_is_made_twice(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        answer = change(desk, NEVER, name="Ada Pell", kind="person")
        assert answer.status_code == 422
        assert "“Ada Pell” is known already." in answer.content.decode()
        assert Subject.objects.count() == 1

    def test_nobody_new_is_made_for_a_decision_that_came_too_late(self, desk: Client, story: Any) -> None:
        read(story)
        change(desk, NEVER, name="Tom Orr", kind="person", seen="0" * 16)
        assert not Subject.objects.exists()

    def test_words_without_a_speaker_are_refused(self, desk: Client, story: Any) -> None:
        read(story)
        assert change(desk, NEVER).status_code == 422
        assert b"Choose who said it" in accept(desk, NEVER).content
        assert quote(NEVER).state == "proposed"

    def test_a_place_says_nothing(self, desk: Client, story: Any) -> None:
        place = Subject.objects.create(name="Saltmere", kind="place", slug="saltmere")
        read(story)
        assert change(desk, NEVER, subject=place.pk).status_code == 422
        assert change(desk, NEVER, name="Saltmere").status_code == 422
        assert change(desk, NEVER, name="Upmere", kind="place").status_code == 422
        assert quote(NEVER).state == "proposed"

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"decision": "publish"},
            {"decision": "accept", "subject": "x"},
            {"decision": "accept", "subject": "9" * 40},
            {"decision": "accept", "name": "a" * 300, "kind": "person"},
            {"decision": "accept", "name": "\0", "kind": "person"},
            {"decision": "accept", "name": "Tom", "kind": "ferry"},
        ],
    )
    def test_wrong_input_decides_nothing_and_is_no_fault(self, desk: Client, story: Any, sent: dict[str, str]) -> None:
        read(story)
        key = quote(NEVER).pk
        assert desk.post(f"{RECORD}quotes/{key}/", sent).status_code == 302
        assert desk.post(f"{RECORD}quotes/{key}/change/", sent).status_code == 422
        assert desk.post(f"{RECORD}names/{mention('Orr').pk}/", sent).status_code == 302
        assert desk.post(f"{RECORD}names/{mention('Orr').pk}/change/", sent).status_code == 422
        assert not Quote.objects.confirmed().exists()
        assert not Subject.objects.exists()

    @pytest.mark.parametrize("next_address", ["https://elsewhere.example/", "//elsewhere.example", "/desk/", ""])
    def test_a_decision_leads_back_to_the_record_and_nowhere_else(
        self, desk: Client, story: Any, next_address: str
    ) -> None:
        read(story)
        answer = desk.post(f"{RECORD}quotes/{quote(NEVER).pk}/", {"decision": "reject", "next": next_address})
        assert answer["Location"] == RECORD

    def test_of_two_editors_the_second_hears_that_it_was_decided(
        self, desk: Client, story: Any, ada: Subject, hire: Any
    ) -> None:
        read(story)
        seen = quote(MONDAY).version
        accept(signed_in(hire("edwin", "Editor")), MONDAY)
        late = {"decision": "reject", "seen": seen}
        answer = desk.post(f"{RECORD}quotes/{quote(MONDAY).pk}/", late, follow=True)
        assert b"changed or decided on since you saw it" in answer.content
        assert quote(MONDAY).state == "confirmed"

    def test_what_the_story_no_longer_has_is_told_as_changed(self, desk: Client, story: Any) -> None:
        for address in ("quotes/4711/", "names/4711/", "quotes/4711/together/"):
            answer = desk.post(RECORD + address, {"decision": "accept"}, follow=True)
            assert b"changed or decided on since you saw it" in answer.content

    def test_what_was_decided_can_be_decided_otherwise_beside_the_story(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        read(story)
        accept(desk, MONDAY)
        desk.post(f"{RECORD}quotes/{quote(MONDAY).pk}/", {"decision": "reject", "seen": quote(MONDAY).version})
        assert quote(MONDAY).state == "rejected"


class TestTogether:
    def send(self, desk: Client, marks: list[str], **told: Any) -> Any:
        sent = {"decision": "accept", "quote": marks, **told}
        return desk.post(f"{RECORD}quotes/{quote(MONDAY).pk}/together/", sent, follow=True)

    def marks(self) -> list[str]:
        return [f"{quote(words).pk}:{quote(words).version}" for words in (MONDAY, TUESDAY)]

    def test_all_that_one_says_in_a_story_is_accepted_at_once(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        assert [each.words for each in cards(desk)[0].others] == [TUESDAY]
        answer = self.send(desk, self.marks(), subject=ada.pk)
        assert b"2 quotes are on the record." in answer.content
        assert {found.words for found in Quote.objects.confirmed()} == {MONDAY, TUESDAY}

    def test_somebody_new_is_made_once_for_all_of_them(self, desk: Client, story: Any) -> None:
        read(story)
        self.send(desk, self.marks(), name="Ada Pell", kind="person")
        assert Subject.objects.get() == quote(MONDAY).speaker == quote(TUESDAY).speaker

    def test_when_one_of_them_was_decided_since_none_is(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        marks = self.marks()
        desk.post(f"{RECORD}quotes/{quote(TUESDAY).pk}/", {"decision": "reject"})
        answer = self.send(desk, marks, subject=ada.pk)
        assert b"changed or decided on since you saw it" in answer.content
        assert not Quote.objects.confirmed().exists()

    @pytest.mark.parametrize("marks", [[], ["x"], ["1"], ["9" * 18 + ":" + "0" * 16]])
    def test_nonsense_accepts_nothing(self, desk: Client, story: Any, ada: Subject, marks: list[str]) -> None:
        read(story)
        self.send(desk, marks, subject=ada.pk)
        assert not Quote.objects.confirmed().exists()

    def test_what_somebody_else_says_is_not_accepted_with_it(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        self.send(desk, [*self.marks(), f"{quote(NEVER).pk}:{quote(NEVER).version}"], subject=ada.pk)
        assert not Quote.objects.confirmed().exists()


class TestAlmostKnown:
    """Before somebody new is made, whoever may be the same is offered."""

    def test_a_name_spelt_almost_like_a_known_one_is_not_made_new_by_a_key(self, desk: Client, story: Any) -> None:
        Subject.objects.create(name="Ada Pel", kind="person", slug="ada-pel")
        read(story)
        (card,) = [each for each in cards(desk) if each.quote.words == MONDAY]
        assert not card.whose.is_certain
        assert [subject.name for subject in card.whose.choices] == ["Ada Pel"]

    def test_a_new_name_like_a_known_one_is_asked_about_once(self, desk: Client, story: Any) -> None:
        tom = Subject.objects.create(name="Thomas Orr", kind="person", slug="thomas-orr")
        read(story)
        asked = change(desk, NEVER, name="T. Orr", kind="person")
        assert asked.status_code == 422
        assert "“T. Orr” may be known as “Thomas Orr”." in asked.content.decode()
        assert "It is none of those known" in asked.content.decode()
        assert not Subject.objects.filter(name="T. Orr").exists()
        change(desk, NEVER, name="T. Orr", kind="person", subject=tom.pk)
        assert quote(NEVER).speaker == tom

    def test_an_editor_says_that_it_is_none_of_them(self, desk: Client, story: Any) -> None:
        Subject.objects.create(name="Thomas Orr", kind="person", slug="thomas-orr")
        read(story)
        change(desk, NEVER, name="T. Orr", kind="person", apart="1")
        assert quote(NEVER).speaker == Subject.objects.get(name="T. Orr")
