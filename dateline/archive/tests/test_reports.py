"""Editors see whom the paper quotes, and what somebody said about something, however much is on the record."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.models import Named, Quote
from dateline.archive.voices import Row, Tally, heard, percent, sources
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject
from tests.clock import NOON

pytestmark = pytest.mark.django_db
VOICES, SAID = "/desk/record/voices/", "/desk/record/said/"


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def ada(db: None) -> Subject:
    return Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", aliases=["A. P."])


@pytest.fixture
def tom(db: None) -> Subject:
    return Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr")


@pytest.fixture
def desk(edith: Any) -> Client:
    return signed_in(edith)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def found(story: Story, words: str, **told: Any) -> Quote:
    told = {"sentence": f"“{words}”", "kind": "direct", "certainty": 0.9, **told}
    return Quote.objects.create(story=story, start=1, end=1 + len(words), words=words, **told)


def said(story: Story, speaker: Subject, words: str, editor: Any) -> Quote:
    return confirm_quote(quote=found(story, words, speaker=speaker, speaker_name=speaker.name), editor=editor)


class TestWhoWeQuote:
    @pytest.fixture
    def paper_of_november(
        self, at_noon: Any, file_story: Any, ada: Subject, tom: Subject, edith: Any, time_machine: Any
    ) -> dict[str, Story]:
        """Ada alone in one story, three times; Ada, Tom and an official in another; an older one of October."""
        alone, both = file_story("Alone"), file_story("Both")
        for number in range(3):
            said(alone, ada, f"Saying {number}.", edith)
        said(both, ada, "Yes.", edith)
        said(both, tom, "No.", edith)
        found(both, "Perhaps.", said_by="a senior official", is_unnamed=True)
        time_machine.move_to(NOON - timedelta(days=40), tick=False)
        older = file_story("Older")
        said(older, tom, "Never.", edith)
        time_machine.move_to(NOON, tick=False)
        return {"alone": alone, "both": both, "older": older}

    def test_the_newest_month_is_shown_with_each_voice_and_its_share(
        self, desk: Client, paper_of_november: Any, ada: Subject, tom: Subject
    ) -> None:
        told = desk.get(VOICES).context
        assert told["asked"] == "2026-11"
        assert [(each.subject, each.number, each.share) for each in told["speakers"]] == [(ada, 4, 80), (tom, 1, 20)]

    def test_unnamed_and_single_sources_are_counted_by_story(self, desk: Client, paper_of_november: Any) -> None:
        told = desk.get(VOICES).context
        whole = told["whole"]
        assert (whole.quotes, whole.unnamed, whole.waiting) == (5, 1, 1)
        assert (whole.stories, whole.single_source, whole.with_unnamed) == (2, 1, 1)
        assert told["single_source"] == [paper_of_november["alone"]]
        assert told["with_unnamed"] == [paper_of_november["both"]]

    def test_what_waits_is_a_source_and_what_was_rejected_is_none(
        self, desk: Client, paper_of_november: Any, edith: Any
    ) -> None:
        waiting = found(paper_of_november["alone"], "Who knows.", speaker_name="Bo Finn")
        assert desk.get(VOICES).context["whole"].single_source == 0
        reject_quote(quote=waiting, editor=edith)
        assert desk.get(VOICES).context["whole"].single_source == 1

    def test_a_year_is_told_month_by_month(self, desk: Client, paper_of_november: Any) -> None:
        told = desk.get(VOICES, {"of": "2026"}).context
        assert [(f"{month:%Y-%m}", tally.quotes) for month, tally in told["by_month"]] == [
            ("2026-11", 5),
            ("2026-10", 1),
        ]
        assert desk.get(VOICES, {"of": "2026-10"}).context["whole"].quotes == 1

    def test_a_section_is_told_by_itself(self, desk: Client, paper_of_november: Any, news: Section) -> None:
        told = desk.get(VOICES).context
        assert [(section, tally.quotes) for section, tally in told["by_section"]] == [(news, 5)]
        assert desk.get(VOICES, {"section": news.pk}).context["whole"].quotes == 5

    @pytest.mark.parametrize("asked", [{"of": "1026-13"}, {"of": "x"}, {"section": "x"}, {"section": "9" * 30}])
    def test_nonsense_shows_the_newest_month_of_all(self, desk: Client, paper_of_november: Any, asked: Any) -> None:
        assert desk.get(VOICES, asked).context["whole"].quotes == 5

    def test_a_withdrawn_story_counts_no_more(self, desk: Client, paper_of_november: Any) -> None:
        withdraw(story=paper_of_november["both"])
        assert desk.get(VOICES).context["whole"].quotes == 3

    def test_with_nothing_on_the_record_it_says_so(self, desk: Client, paper: Any) -> None:
        assert b"Nobody was quoted then." in desk.get(VOICES).content

    def test_it_costs_as_many_statements_for_many_quotes_as_for_few(
        self, desk: Client, paper_of_november: Any, file_story: Any, edith: Any
    ) -> None:
        few = statements(desk, VOICES)
        for number in range(6):
            who = Subject.objects.create(name=f"Number {number}", kind="person", slug=f"number-{number}")
            said(file_story(f"Story {number}"), who, "Well.", edith)
        assert statements(desk, VOICES) == few

    def test_whoever_does_not_work_with_subjects_does_not_see_it(self, mo: Any, stan: Any, ravi: Any) -> None:
        for address in (VOICES, SAID):
            assert [signed_in(user).get(address).status_code for user in (mo, stan, ravi)] == [302, 302, 200]
            assert Client().get(address).status_code == 302


ROWS = st.builds(
    Row, st.just(1), st.none(), st.just(NOON), st.one_of(st.none(), st.integers(1, 3)), st.sampled_from(["", "A", "B"]),
    st.sampled_from(["", "she"]), st.booleans(), st.sampled_from(["proposed", "confirmed", "doubted"]),
)  # fmt: skip


class TestCounting:
    @given(st.lists(ROWS, min_size=1, max_size=12))
    def test_a_story_has_at_least_one_source_and_at_most_one_a_quote(self, rows: list[Row]) -> None:
        assert 1 <= len(sources(rows)) <= len(rows)

    @given(st.lists(st.lists(ROWS, min_size=1, max_size=6), max_size=6))
    def test_parts_never_exceed_the_whole(self, stories: list[list[Row]]) -> None:
        tally = Tally()
        for rows in stories:
            tally.add(heard(rows))
        assert tally.quotes + tally.unnamed <= sum(map(len, stories)) + tally.waiting
        assert max(tally.single_source, tally.with_unnamed) <= tally.stories == len(stories)
        assert 0 <= tally.share_of_five <= 100

    def test_of_nothing_nothing_is_a_share(self) -> None:
        assert percent(0, 0) == 0


class TestWhatTheySaidAboutIt:
    @pytest.fixture
    def record(self, at_noon: Any, file_story: Any, ada: Subject, tom: Subject, edith: Any) -> Story:
        story: Story = file_story("Quay")
        said(story, ada, "Orr is wrong.", edith)
        said(story, ada, "The harbour stays.", edith)
        said(story, tom, "The harbour goes.", edith)
        said(file_story("Elsewhere"), ada, "It rains.", edith)
        return story

    def ask(self, desk: Client, **asked: Any) -> list[str]:
        return [quote.words for quote in desk.get(SAID, asked).context["quotes"]]

    def test_by_words_and_by_whom_the_story_names(self, desk: Client, record: Story, tom: Subject) -> None:
        assert set(self.ask(desk, who="Ada Pell", about="harbour")) == {"The harbour stays."}
        assert set(self.ask(desk, who="Ada Pell", about="Tom Orr")) == {"Orr is wrong.", "The harbour stays."}
        assert self.ask(desk, who="A. P.", about="rains") == ["It rains."]
        assert len(self.ask(desk, who="Ada Pell")) == 3
        assert self.ask(desk, who="Ada Pell", about="the moon") == []

    def test_a_place_the_story_names(self, desk: Client, record: Story) -> None:
        place = Subject.objects.create(name="Saltmere", kind="place", slug="saltmere", aliases=["The Mere"])
        Named.objects.create(story=record, subject=place, published_at=record.published_at)
        assert len(self.ask(desk, who="Tom Orr", about="Saltmere")) == 1
        assert len(self.ask(desk, who="Tom Orr", about="The Mere")) == 1

    def test_where_several_are_meant_it_asks_which(self, desk: Client, record: Story, ada: Subject) -> None:
        Subject.objects.create(name="Bram Pell", kind="person", slug="bram-pell")
        answer = desk.get(SAID, {"who": "pell", "about": "harbour"})
        assert len(answer.context["choices"]) == 2
        assert self.ask(desk, subject=ada.pk, about="harbour") == ["The harbour stays."]
        assert b"Nobody of this name" in desk.get(SAID, {"who": "Zzz"}).content

    @pytest.mark.parametrize("asked", [{"who": "\0"}, {"subject": "x"}, {"p": "0"}, {"who": "a" * 400}, {"about": "%"}])
    def test_nonsense_finds_nothing_and_is_no_fault(self, desk: Client, record: Story, asked: Any) -> None:
        assert self.ask(desk, **asked) == []

    def test_it_costs_as_many_statements_for_many_as_for_few(
        self, desk: Client, record: Story, ada: Subject, file_story: Any, edith: Any
    ) -> None:
        asked = f"{SAID}?who=Ada+Pell&about=harbour"
        few = statements(desk, asked)
        for number in range(4):
            said(file_story(f"Story {number}"), ada, f"The harbour, {number}.", edith)
        assert statements(desk, asked) == few


def statements(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)
