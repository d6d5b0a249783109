"""The editors' review at the desk: what waits is shown with what stands round it, and decided on by who may publish."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.desk.certainty import certainty_words
from dateline.archive.desk.marked_text import Span, lines_of, runs_of
from dateline.archive.models import Mention, Quote
from dateline.archive.tests.at_the_desk import signed_in
from dateline.archive.tests.reviewing import (
    HTML,
    MONDAY,
    NEVER,
    RECORD,
    TUESDAY,
    WHO,
    accept,
    cards,
    mention,
    quote,
    read,
)
from dateline.stories.actions.withdraw import withdraw
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story(body=[("paragraph", HTML)])


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
