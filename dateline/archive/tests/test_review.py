"""The editors' review at the desk: what waits is shown with what stands round it, and decided on by who may publish."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.desk.certainty import certainty_words
from dateline.archive.desk.marked_text import Span, lines_of, runs_of
from dateline.archive.models import Mention, Quote
from dateline.archive.reader.proposals import Mention as Named
from dateline.archive.reader.proposals import MentionKind, Proposals, QuoteKind, Speaker
from dateline.archive.reader.proposals import Quote as Said
from dateline.archive.running_text import running_text
from dateline.stories.actions.withdraw import withdraw
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db
RECORD = "/desk/record/"
MONDAY, TUESDAY, NEVER = "The bridge opens on Monday.", "It closes again on Tuesday.", "Never again."
HTML = (
    f"<p>“{MONDAY}” Ada Pell said. “{TUESDAY}”</p>"
    f"<p>“{NEVER}” Orr said, and went home to Saltmere, where it rained.</p>"
)
WHO = {MONDAY: "Ada Pell", TUESDAY: "Ada Pell", NEVER: "Orr"}


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def ada(db: None) -> Subject:
    return Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", has_page=True)


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story(body=[("paragraph", HTML)])


@pytest.fixture
def desk(edith: Any) -> Client:
    return signed_in(edith)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def read(story: Any, who: dict[str, str] = WHO) -> None:
    """What a reader would find in it: these words by these names, and Saltmere."""
    text = running_text(story)

    def speaker(name: str) -> tuple[Speaker, ...]:
        at = text.find(name)
        return (Speaker(at, at + len(name), name, name),) if name else ()

    places = [(words, text.find(words), name) for words, name in who.items() if words in text]
    quotes = [
        Said(at, at + len(words), words, QuoteKind.DIRECT, speaker(name), 0.9 if name else 0.0, "name beside verb")
        for words, at, name in places
    ]
    names = {name: MentionKind.PERSON for name in who.values() if name} | {"Saltmere": MentionKind.PLACE}
    mentions = [
        Named(text.find(name), text.find(name) + len(name), name, kind, name)
        for name, kind in names.items()
        if name in text
    ]
    keep_reading(story=story, text=text, engine="scripted", found=Proposals(tuple(mentions), tuple(quotes)))


def quote(words: str) -> Quote:
    return Quote.objects.get(words=words)


def mention(name: str) -> Mention:
    return Mention.objects.filter(name=name).order_by("start")[0]


def cards(desk: Client, address: str = RECORD, **asked: Any) -> list[Any]:
    found: list[Any] = desk.get(address, asked).context["cards"]
    return found


def accept(desk: Client, words: str, **told: Any) -> Any:
    """As the card's own button does it."""
    card = next(card for card in cards(desk) if card.quote.words == words)
    sent = {"decision": "accept", "seen": card.quote.version, "subject": getattr(card.whose.known, "pk", "")}
    return desk.post(f"{RECORD}quotes/{card.quote.pk}/", sent | told, follow=True)


def change(desk: Client, words: str, **told: Any) -> Any:
    found = quote(words)
    return desk.post(f"{RECORD}quotes/{found.pk}/change/", {"seen": found.version, **told})


class TestWhoComesIn:
    def test_a_stranger_and_a_moderator_do_not(self, story: Any, mo: Any, stan: Any) -> None:
        read(story)
        key = quote(MONDAY).pk
        addresses = [RECORD, f"{RECORD}names/", f"{RECORD}{story.pk}/", f"{RECORD}quotes/{key}/change/"]
        for client in (signed_in(mo), signed_in(stan), Client()):
            assert {client.get(address).status_code for address in addresses} == {302}
            assert client.post(f"{RECORD}quotes/{key}/", {"decision": "reject"}).status_code == 302
            assert MONDAY not in client.get(RECORD, follow=True).content.decode()
        assert quote(MONDAY).state == "proposed"

    def test_a_reporter_reads_and_does_not_sign(self, story: Any, ada: Subject, ravi: Any) -> None:
        read(story)
        desk, key, named = signed_in(ravi), quote(MONDAY).pk, mention("Ada Pell").pk
        page = desk.get(RECORD).content.decode()
        assert MONDAY in page
        assert "Whoever may publish it decides." in page
        assert 'name="decision"' not in page
        for address in (f"quotes/{key}/", f"quotes/{key}/change/", f"quotes/{key}/together/", f"names/{named}/",
                        f"names/{named}/change/"):  # fmt: skip
            answer = desk.post(RECORD + address, {"decision": "accept", "subject": ada.pk})
            assert (answer.status_code, answer["Location"]) == (302, "/desk/"), "as the desk answers all who may not"
        assert not Quote.objects.confirmed().exists()
        assert not Mention.objects.confirmed().exists()

    def test_the_menu_leads_there_for_those_who_may(self, desk: Client, ravi: Any, mo: Any) -> None:
        assert b'"/desk/record/"' in desk.get("/desk/").content
        assert b'"/desk/record/"' in signed_in(ravi).get("/desk/").content
        assert b'"/desk/record/"' not in signed_in(mo).get("/desk/").content

    def test_a_story_readers_may_not_see_has_no_record(self, desk: Client, story: Any, edith: Any) -> None:
        read(story)
        withdraw(story=story, user=edith, notice="It was wrong.")
        assert cards(desk) == []
        assert cards(desk, f"{RECORD}names/") == []
        assert desk.get(f"{RECORD}{story.pk}/").status_code == 404
        assert desk.get(f"{RECORD}quotes/{quote(MONDAY).pk}/change/").status_code == 404
        assert "no record" in desk.get(RECORD, {"story": story.pk}).content.decode()
        desk.post(f"{RECORD}quotes/{quote(MONDAY).pk}/", {"decision": "accept"})
        assert not Quote.objects.confirmed().exists()

    def test_the_storys_own_screen_leads_there(self, desk: Client, story: Any) -> None:
        assert f"/desk/record/?story={story.pk}" in desk.get(f"/desk/pages/{story.pk}/edit/").content.decode()


class TestACard:
    def test_shows_the_words_where_they_stand_who_is_named_and_how_certain_it_is(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        read(story)
        page = " ".join(desk.get(RECORD).content.decode().split())
        assert f'“<mark class="record-mark">{MONDAY}</mark>” <b>Ada Pell</b> said. “{TUESDAY}”' in page
        assert story.title in page
        assert "Likely (90 %)" in page
        assert "name beside verb" in page
        assert "The story says “Ada Pell”" in page

    def test_proposes_whom_the_house_knows(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        assert [card.whose.known for card in cards(desk)] == [ada, ada, None]

    def test_proposes_somebody_made_since_the_reading(self, desk: Client, story: Any) -> None:
        read(story)
        late = Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell")
        assert cards(desk)[0].whose.known == late

    def test_leaves_the_choice_among_two_of_one_name_and_those_of_the_surname(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        other = Subject.objects.create(name="A. Pell", kind="person", slug="a-pell", aliases=["Ada Pell"])
        orr = Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr")
        Subject.objects.create(name="Bram Pell", kind="person", slug="bram-pell")
        read(story)
        first, _, third = (card.whose for card in cards(desk))
        assert (first.is_certain, set(first.choices)) == (False, {ada, other})
        assert (third.is_certain, third.choices[0]) == (False, orr)

    def test_names_those_of_the_story_where_it_does_not_tell(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story, {MONDAY: "Ada Pell", NEVER: ""})
        unresolved = cards(desk)[-1]
        assert (unresolved.quote.words, unresolved.whose.is_certain, unresolved.whose.choices) == (NEVER, False, [ada])
        assert "Nobody named" in desk.get(RECORD).content.decode()

    def test_lists_those_it_may_be_and_the_name_as_somebody_new(self, desk: Client, story: Any, ada: Subject) -> None:
        orr = Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr", description="Ferryman.")
        read(story)
        page = desk.get(RECORD).content.decode()
        assert f'<option value="{ada.pk}" selected>Ada Pell (person)</option>' in page
        assert f'<option value="{orr.pk}">Tom Orr (person, Ferryman.)</option>' in page
        assert '<option value="new:person">New person: Orr</option>' in page

    def test_offers_nobody_new_whose_surname_is_known(self, desk: Client, story: Any) -> None:
        bram = Subject.objects.create(name="Bram Pell", kind="person", slug="bram-pell")
        read(story)
        first = cards(desk)[0].whose
        assert (first.is_certain, first.known) == (False, None)
        assert cards(desk, f"{RECORD}names/")[0].whose.choices == [bram]

    def test_offers_somebody_new_only_by_a_whole_name(self, desk: Client, story: Any) -> None:
        read(story)
        first, _, orr = (card.whose for card in cards(desk))
        assert (first.new_kind, orr.new_kind) == ("person", "")

    def test_says_when_readers_will_not_see_it(self, desk: Client, story: Any, ada: Subject) -> None:
        read(story)
        assert "no page yet" not in desk.get(RECORD).content.decode()
        Subject.objects.update(has_page=False)
        assert "no page yet" in desk.get(RECORD).content.decode()

    def test_what_was_on_the_record_and_is_in_doubt_comes_first_with_its_sentence(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        read(story)
        accept(desk, TUESDAY)
        story.body = [("paragraph", HTML.replace("Tuesday", "Wednesday"))]
        story.save_revision().publish()
        first = cards(desk)[0]
        assert (first.quote.words, first.is_as_read) == (TUESDAY, False)
        page = desk.get(RECORD).content.decode()
        assert "In doubt: its story was changed" in page
        assert "The story no longer has it just so" in page

    @pytest.mark.parametrize(
        ("certainty", "words"), [(1.0, "almost certain"), (0.9, "likely"), (0.7, "perhaps"), (0.2, "a guess")]
    )
    def test_says_in_words_how_certain_it_is(self, certainty: float, words: str) -> None:
        assert certainty_words(certainty).startswith(words)

    def test_says_that_the_story_does_not_tell(self) -> None:
        assert certainty_words(0.0) == "not told by the story"


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


class TestBesideTheStory:
    def test_its_text_is_shown_with_what_was_found_and_how_it_stands(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        read(story)
        accept(desk, MONDAY)
        desk.post(f"{RECORD}quotes/{quote(TUESDAY).pk}/", {"decision": "reject"})
        page = desk.get(f"{RECORD}{story.pk}/").content.decode()
        assert f'id="at-quote-{quote(MONDAY).pk}">{MONDAY}</mark>' in page
        assert "record-quote--confirmed" in page
        assert "(Confirmed)" in page
        assert f">{NEVER}</mark>" in page
        assert f"at-quote-{quote(TUESDAY).pk}" not in page, "what was rejected is plain text again"
        assert '<mark class="record-name record-name--proposed">Ada Pell</mark>' in page
        assert page.count("data-card") == 6, "every decision can be changed here"

    def test_a_story_that_was_not_read_says_so(self, desk: Client, story: Any) -> None:
        assert b"It has not been read yet." in desk.get(f"{RECORD}{story.pk}/").content

    def test_markup_in_a_story_stays_its_words(self, desk: Client, file_story: Any) -> None:
        words = "Never &lt;script&gt;alert(1)&lt;/script&gt; again, never, never."
        odd = file_story(body=[("paragraph", f"<p>“{words}” Ada Pell said.</p>")])
        read(odd, {"Never <script>alert(1)</script> again, never, never.": "Ada Pell"})
        for address in (RECORD, f"{RECORD}{odd.pk}/"):
            page = desk.get(address).content.decode()
            assert "<script>alert" not in page
            assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


class TestMarkedText:
    SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)

    @given(text=st.text(max_size=60), spans=SPANS)
    def test_whatever_is_marked_no_letter_is_lost_or_twice(self, text: str, spans: list[tuple[int, int]]) -> None:
        marked = [Span(start, end, number) for number, (start, end) in enumerate(spans)]
        assert "".join(run.text for run in runs_of(text, 0, len(text), marked)) == text
        lines = list(lines_of(text, marked))
        assert "\n".join("".join(run.text for run in line) for line in lines) == text

    @given(text=st.text(alphabet="ab", min_size=60, max_size=60), spans=SPANS)
    def test_what_covers_a_letter_is_what_reaches_over_it(self, text: str, spans: list[tuple[int, int]]) -> None:
        at = 0
        for run in runs_of(text, 0, 60, [Span(start, end, (start, end)) for start, end in spans]):
            over = {(start, end) for start, end in spans if start <= at < end}
            assert set(run.covers) == over
            at += len(run.text)


def statements(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", [RECORD, f"{RECORD}names/", "beside"])
def test_the_number_of_statements_does_not_grow_with_the_rows(
    desk: Client, file_story: Any, ada: Subject, address: str
) -> None:
    def fill(number: int) -> Any:
        parts = [f"Never again, said number {number} and {each}." for each in range(number)]
        html = "".join(f"<p>“{part}” Bo Orr{each} said.</p>" for each, part in enumerate(parts))
        filed = file_story(f"Story {number}", body=[("paragraph", f"{html}{HTML}")])
        read(filed, {part: f"Bo Orr{each}" for each, part in enumerate(parts)} | WHO)
        return filed

    first = fill(2)
    few = statements(desk, f"{RECORD}{first.pk}/" if address == "beside" else address)
    second, _, _ = (fill(number) for number in (9, 10, 11))
    assert statements(desk, f"{RECORD}{second.pk}/" if address == "beside" else address) == few
    if address != "beside":
        page = desk.get(address)
        assert len(page.context["cards"]) == 30
        assert len(desk.get(address, {"p": 2}).context["cards"]) > 0


class TestASubject:
    def test_says_how_many_quotes_are_on_record_and_has_the_switch_for_its_page(
        self, desk: Client, story: Any, ada: Subject
    ) -> None:
        address = f"/desk/subjects/edit/{ada.pk}/"
        assert b"No quote is on record." in desk.get(address).content
        read(story)
        accept(desk, MONDAY)
        page = desk.get(address).content.decode()
        assert "1 quote is on record." in page
        assert 'name="has_page"' in page
        assert "Everybody else stays words in the story." in page

    def test_closing_a_page_takes_what_they_said_off_the_public_record(
        self, desk: Client, story: Any, ada: Subject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read(story)
        accept(desk, MONDAY)
        told: list[Any] = []
        monkeypatch.setattr(
            "dateline.archive.actions.touch_subject.touch", lambda *keys, at_once: told.append((set(keys), at_once))
        )
        sent = {"name": ada.name, "kind": ada.kind, "slug": ada.slug, "aliases": "", "external_ids": "",
                "description": "", "roles-TOTAL_FORMS": 0, "roles-INITIAL_FORMS": 0, "roles-MIN_NUM_FORMS": 0,
                "roles-MAX_NUM_FORMS": 1000}  # fmt: skip
        desk.post(f"/desk/subjects/edit/{ada.pk}/", sent)
        assert not Quote.objects.public().exists()
        [(keys, at_once)] = told
        assert {
            "list:quotes",
            f"list:quotes of:{ada.pk}",
            f"archive.quote:{Quote.objects.confirmed().get().pk}",
        } <= keys
        assert at_once


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
