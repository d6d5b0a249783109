"""A quote whose story is corrected is seen again only after an editor has looked; what was said in answer stands by."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.tie_answer import tie_answer
from dateline.archive.corrections import is_about
from dateline.archive.errors import AnswersInCircle, ChangedSinceRead
from dateline.archive.lists import lists_quoting
from dateline.archive.models import Quote
from dateline.archive.queries import answers_to
from dateline.archive.tests.at_the_desk import signed_in
from dateline.press.rendering import render
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Correction, Story
from dateline.subjects.models import Subject
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]
SAID, DENIED = "The bridge opens on Monday and stays open.", "It does no such thing."
HTML = f"<p>“{SAID}” Ada Pell said.</p><p>“{DENIED}” Tom Orr said.</p>"
WRONG = "An earlier version had Ada Pell say Tuesday."


@pytest.fixture
def tom(db: None) -> Subject:
    return Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr", has_page=True)


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story("The bridge opens", body=[("paragraph", HTML)])
    return found


@pytest.fixture
def quote(story: Story, ada: Subject, edith: Any) -> Quote:
    return on_record(story, ada, SAID, edith)


@pytest.fixture
def denial(story: Story, tom: Subject, edith: Any) -> Quote:
    return on_record(story, tom, DENIED, edith)


def on_record(story: Story, speaker: Subject, words: str, editor: Any) -> Quote:
    proposed = Quote.objects.create(
        story=story, start=1, end=1 + len(words), words=words, sentence=f"“{words}” {speaker} said.", kind="direct",
        speaker=speaker, speaker_name=speaker.name, certainty=0.9,
    )  # fmt: skip
    return confirm_quote(quote=proposed, editor=editor)


def correct(story: Story, text: str = WRONG, kind: str = "correction") -> Correction:
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.corrections.add(Correction(text=text, kind=kind))
    draft.save_revision().publish()
    found: Correction = Correction.objects.get(text=text)
    return found


def state(quote: Quote) -> str:
    return Quote.objects.get(pk=quote.pk).state


def text(rosa: Any, address: str) -> str:
    answer = rosa.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


class TestWhichQuotesACorrectionPutsInDoubt:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("An earlier version had Ada Pell say Tuesday.", True),
            ("We wrote that PELL spoke on Tuesday.", True),
            ("The bridge keeper said so on Tuesday.", True),
            ("It “opens on Monday and stays open”, she said.", True),
            ("The bridge opens on Tuesday.", True),
            ("The bridge was built in 1901.", False),
            ("The council meets in Pelling.", False),
            ("The picture showed another bridge.", False),
        ],
    )
    def test_those_of_whom_it_names_and_those_it_has_words_of(
        self, quote: Quote, ada: Subject, words: str, expected: bool
    ) -> None:
        ada.aliases = ["the bridge keeper"]
        ada.save()
        correct(quote.story, words)
        assert (state(quote) == "doubted") == expected

    @given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=30))
    def test_any_words_and_names_are_told_apart_without_a_fault(self, words: str, said: str, name: str) -> None:
        found = is_about(Correction(text=words), Quote(words=said, speaker_name=name))
        assert not found or any(sign.isalnum() for sign in said + name)

    def test_an_update_puts_none_in_doubt(self, quote: Quote) -> None:
        correct(quote.story, kind="update")
        assert state(quote) == "confirmed"

    def test_a_clarification_does(self, quote: Quote) -> None:
        correct(quote.story, kind="clarification")
        assert state(quote) == "doubted"

    def test_only_those(self, quote: Quote, denial: Quote) -> None:
        correct(quote.story)
        assert (state(quote), state(denial)) == ("doubted", "confirmed")

    def test_each_is_asked_about_once(self, quote: Quote, edith: Any) -> None:
        correct(quote.story)
        confirm_quote(quote=quote, editor=edith)
        correct(quote.story, "The weather was otherwise.")
        assert state(quote) == "confirmed"

    def test_one_an_editor_had_before_them_is_no_news(self, story: Story, ada: Subject, edith: Any) -> None:
        correct(story)
        quote = on_record(story, ada, SAID, edith)
        Story.objects.get(pk=story.pk).save_revision().publish()
        assert state(quote) == "confirmed"


class TestACorrectionBesideAQuote:
    def card(self, desk: Client) -> Any:
        return next(each for each in desk.get("/desk/record/").context["cards"] if each.quote.words == SAID)

    def accept(self, desk: Client, **told: Any) -> None:
        card = self.card(desk)
        sent = {"decision": "accept", "seen": card.quote.version, "subject": card.whose.known.pk}
        desk.post(f"/desk/record/quotes/{card.quote.pk}/", sent | told)

    def test_the_card_says_why_it_is_in_doubt_and_offers_the_newest(self, desk: Client, quote: Quote) -> None:
        correct(quote.story)
        newest = correct(quote.story, "Ada Pell said it on Sunday.")
        page = desk.get("/desk/record/").content.decode()
        assert "In doubt: its story was corrected" in page
        assert "Ada Pell said it on Sunday." in page
        assert f'<option value="{newest.pk}" selected>' in page
        assert self.card(desk).correction == newest

    def test_accepted_it_comes_back_with_it_on_its_page_and_in_every_list(
        self, desk: Client, quote: Quote, rosa: Any
    ) -> None:
        printed = correct(quote.story)
        assert rosa.get(quote.address).status_code == 410
        self.accept(desk, correction=printed.pk)
        for address in (quote.address, "/quotes/", "/quotes/2026/11/", "/people/ada-pell/"):
            assert WRONG in text(rosa, address)
        told = json.loads(re.findall(r'ld\+json">(.*?)</script>', text(rosa, quote.address))[0])
        assert (told["correction"]["@type"], told["correction"]["text"]) == ("CorrectionComment", WRONG)

    def test_the_editor_may_print_none(self, desk: Client, quote: Quote, rosa: Any) -> None:
        correct(quote.story)
        self.accept(desk, correction="")
        assert WRONG not in text(rosa, quote.address)

    def test_what_stood_there_stays_when_nobody_is_asked(self, desk: Client, quote: Quote, edith: Any) -> None:
        printed = correct(quote.story)
        confirm_quote(quote=quote, editor=edith, correction=printed)
        assert confirm_quote(quote=quote, editor=edith, role="keeper").correction == printed

    def test_one_of_another_story_is_refused(self, desk: Client, quote: Quote, file_story: Any) -> None:
        correct(quote.story)
        other = correct(file_story("Another"), "Something else.")
        self.accept(desk, correction=other.pk)
        assert state(quote) == "doubted"

    def test_taken_out_of_the_story_it_is_gone_beside_the_quote(self, quote: Quote, edith: Any, rosa: Any) -> None:
        confirm_quote(quote=quote, editor=edith, correction=correct(quote.story))
        draft = Story.objects.get(pk=quote.story_id).get_latest_revision_as_object()
        draft.corrections = []
        draft.save_revision().publish()
        assert WRONG not in text(rosa, quote.address)
        assert state(quote) == "confirmed"


class TestInWhatToWhomAndWhere:
    def test_an_editor_says_it_and_readers_are_told(self, desk: Client, quote: Quote, ada: Subject, rosa: Any) -> None:
        sent = {"subject": ada.pk, "seen": quote.version, "source": "speech", "to_whom": "the council", "where": "Quay"}
        assert desk.post(f"/desk/record/quotes/{quote.pk}/change/", sent).status_code == 302
        page = text(rosa, quote.address)
        for words in ("Speech or meeting", "the council", "Quay"):
            assert words in page
        beside = desk.get(f"/desk/record/{quote.story_id}/").content.decode()
        assert "to the council" in beside

    @pytest.mark.parametrize("sent", [{"source": "rumour"}, {"where": "a" * 251}, {"to_whom": "\0"}])
    def test_wrong_input_is_said_and_nothing_is_kept(self, desk: Client, quote: Quote, ada: Subject, sent: Any) -> None:
        answer = desk.post(
            f"/desk/record/quotes/{quote.pk}/change/", {"subject": ada.pk, "seen": quote.version, **sent}
        )
        assert answer.status_code == 422
        assert Quote.objects.get(pk=quote.pk).version == quote.version


class TestAnswers:
    def test_an_answer_stands_under_what_it_answers_wherever_that_is_printed(
        self, quote: Quote, denial: Quote, rosa: Any
    ) -> None:
        tie_answer(quote=denial, to=quote)
        assert "Said in answer" in text(rosa, quote.address)
        for address in (quote.address, "/people/ada-pell/", "/people/ada-pell/quotes/2026/11/"):
            assert DENIED in text(rosa, address)
        assert f'In answer, <b>Tom Orr</b>: <a class="spoken" href="{denial.address}"' in text(rosa, "/quotes/")
        assert "In answer to" in text(rosa, denial.address)
        assert SAID in text(rosa, denial.address)

    def test_what_readers_may_not_see_is_no_answer_and_answers_nothing(
        self, quote: Quote, denial: Quote, tom: Subject, edith: Any, file_story: Any, rosa: Any
    ) -> None:
        elsewhere = on_record(file_story("Another", body=[("paragraph", HTML)]), tom, "Never said Orr.", edith)
        tie_answer(quote=elsewhere, to=quote)
        assert "Never said Orr." in text(rosa, quote.address)
        reject_quote(quote=elsewhere, editor=edith)
        assert "Never said Orr." not in text(rosa, quote.address)
        confirm_quote(quote=elsewhere, editor=edith)
        assert "Never said Orr." in text(rosa, quote.address)
        withdraw(story=elsewhere.story)
        assert "Never said Orr." not in text(rosa, quote.address)
        tie_answer(quote=denial, to=quote)
        Subject.objects.filter(pk=quote.speaker_id).update(has_page=False)
        assert "In answer to" not in text(rosa, denial.address)

    def test_two_do_not_answer_each_other(self, quote: Quote, denial: Quote) -> None:
        tie_answer(quote=denial, to=quote)
        for one, other in ((quote, quote), (quote, Quote.objects.get(pk=denial.pk))):
            with pytest.raises(AnswersInCircle):
                tie_answer(quote=one, to=other)

    def test_of_two_editors_the_second_hears_that_it_was_tied(self, quote: Quote, denial: Quote) -> None:
        seen = denial.version
        tie_answer(quote=denial, to=quote, seen=seen)
        with pytest.raises(ChangedSinceRead):
            tie_answer(quote=denial, to=None, seen=seen)

    def test_at_the_desk_it_is_found_by_speaker_words_number_and_beside(
        self, desk: Client, quote: Quote, denial: Quote
    ) -> None:
        at = f"/desk/record/quotes/{denial.pk}/answers/"
        for asked in ("", "pell", "opens on monday", str(quote.pk), f"https://paper.example/quotes/{quote.pk}/"):
            assert list(desk.get(at, {"q": asked}).context["found"]) == [quote], asked
        for asked in ("Nobody", "9" * 18, "%", "x" * 300):
            assert not any(each.pk != quote.pk for each in desk.get(at, {"q": asked}).context["found"])
        assert str(desk.get(at, {"q": str(denial.pk)}).context["found"]) == "[]"

    def test_it_is_tied_and_untied_there(self, desk: Client, quote: Quote, denial: Quote) -> None:
        at = f"/desk/record/quotes/{denial.pk}/answers/"
        answer = desk.post(at, {"to": quote.pk, "seen": denial.version}, follow=True)
        assert b"It stands under what it answers." in answer.content
        assert b"Answers another quote" in answer.content
        tied = Quote.objects.get(pk=denial.pk)
        assert tied.answers == quote
        desk.post(at, {"to": "", "seen": tied.version})
        assert Quote.objects.get(pk=denial.pk).answers is None

    @pytest.mark.parametrize("to", ["x", "999999", "-1", "1.5"])
    def test_nonsense_ties_nothing(self, desk: Client, quote: Quote, denial: Quote, to: str) -> None:
        desk.post(f"/desk/record/quotes/{denial.pk}/answers/", {"to": to})
        assert Quote.objects.get(pk=denial.pk).answers is None

    def test_whoever_may_not_sign_ties_nothing(self, quote: Quote, denial: Quote, ravi: Any, stan: Any) -> None:
        at = f"/desk/record/quotes/{denial.pk}/answers/"
        for client in (signed_in(ravi), signed_in(stan), Client()):
            assert client.get(at).status_code == 302
            assert client.post(at, {"to": quote.pk}).status_code == 302
        assert Quote.objects.get(pk=denial.pk).answers is None


class TestHowMuchStandsBesideAQuote:
    """Whatever is tied to it and however much its story says, its page stays short and asks for no more."""

    def many(self, number: int, **told: Any) -> None:
        Quote.objects.bulk_create(
            Quote(**{"start": 100 + 10 * each, "end": 105 + 10 * each, "words": f"Saying {each}.", "sentence": "So.",
                     "kind": "direct", "state": "confirmed", "decided_at": NOON, "published_at": NOON} | told)
            for each in range(number)
        )  # fmt: skip

    @pytest.mark.parametrize(("number", "printed"), [(0, 0), (1, 1), (20, 20), (21, 20), (5000, 20)])
    def test_answers_are_twenty_at_most_and_five_in_a_list(
        self, number: int, printed: int, quote: Quote, tom: Subject, file_story: Any, rosa: Any
    ) -> None:
        story = file_story("Another", body=[("paragraph", HTML)])
        self.many(number, story=story, speaker=tom, answers=quote)
        page = text(rosa, quote.address)
        assert len(re.findall(r"Saying \d+\.", page.partition("<main")[2])) == printed
        assert ("More answers among the quotes" in page) == (number > printed)
        listed = text(rosa, "/people/ada-pell/")
        assert listed.count("Saying ") == min(number, 5)
        assert (f'<a href="{quote.address}">More was said in answer</a>' in listed) == (number > 5)
        assert len(statements_with_rows(quote.address)) < 16
        assert max(rows for _, rows in statements_with_rows(quote.address)) <= 41

    @pytest.mark.parametrize(("number", "printed"), [(0, 0), (1, 1), (20, 20), (21, 20), (5000, 20)])
    def test_of_its_story_the_twenty_nearest_in_the_text_stand_there(
        self, number: int, printed: int, quote: Quote, tom: Subject, rosa: Any
    ) -> None:
        Quote.objects.filter(pk=quote.pk).update(start=105 + 10 * (number // 2))
        self.many(number, story=quote.story, speaker=tom)
        page = text(rosa, quote.address)
        found = [int(each) for each in re.findall(r"Saying (\d+)\.", page.partition("<main")[2])]
        first = max(0, number // 2 - 9) if number > 20 else 0
        assert found == list(range(first, first + printed))
        more = '<a class="more" href="/quotes/2026/11/">More of it among the quotes of November 2026</a>'
        assert (more in page) == (number > printed)
        assert max(rows for _, rows in statements_with_rows(quote.address)) <= 41

    def test_an_answer_that_moves_to_the_front_reaches_the_page(
        self, quote: Quote, tom: Subject, file_story: Any
    ) -> None:
        story = file_story("Another", body=[("paragraph", HTML)])
        self.many(25, story=story, speaker=tom, answers=quote)
        assert answers_to(quote.pk) in lists_quoting(story, [tom.pk])

    def test_what_is_not_seen_of_the_first_twenty_makes_no_room_for_later_ones(
        self, quote: Quote, tom: Subject, file_story: Any, rosa: Any
    ) -> None:
        self.many(25, story=file_story("Another", body=[("paragraph", HTML)]), speaker=tom, answers=quote)
        first = Quote.objects.filter(answers=quote).oldest_first().first()
        assert first is not None
        reject_quote(quote=first, editor=None)  # type: ignore[arg-type]
        page = text(rosa, quote.address)
        assert "Saying 0." not in page
        assert "Saying 19." in page
        assert "Saying 20." not in page


def statements_with_rows(address: str) -> list[tuple[str, int]]:
    """Each statement with which the page is pressed, and how many rows it answered with."""
    with CaptureQueriesContext(connection) as asked:
        made = render(address)
    assert made is not None
    found = []
    for each in asked.captured_queries:
        if each["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT COUNT(*) FROM ({each['sql']}) AS asked".replace("%", "%%"))
                found.append((each["sql"], cursor.fetchone()[0]))
    return found
