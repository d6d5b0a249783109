"""What in a story does not go with the record is said beside it, in a sentence, and nothing is held up by it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.decide_on_quote import confirm_quote
from dateline.archive.cautions.nearness import is_near
from dateline.archive.cautions.of_story import cautions_of
from dateline.archive.cautions.roles import last_day
from dateline.archive.models import Event, Mention, Participant, Quote
from dateline.archive.running_text import running_text
from dateline.stories.models import Story
from dateline.subjects.models import Role, Subject

SAID = "The bridge stays open."


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def leda(db: None) -> Subject:
    return Subject.objects.create(name="Leda Harker", kind="person", slug="leda-harker", aliases=["L. H."])


def story_of(file_story: Any, text: str, title: str = "The bridge") -> Story:
    found: Story = file_story(title, body=[("paragraph", f"<p>{text}</p>")])
    return found


def name(story: Story, words: str, subject: Subject | None = None, state: str = "proposed") -> Mention:
    at = running_text(story).index(words)
    return Mention.objects.create(
        story=story, start=at, end=at + len(words), words=words, name=words, kind="person", sentence="",
        subject=subject, state=state,
    )  # fmt: skip


def told(story: Story) -> list[str]:
    mentions = list(Mention.objects.filter(story=story).select_related("subject").order_by("start"))
    quotes = list(Quote.objects.filter(story=story).select_related("speaker"))
    return [each.words for each in cautions_of(story, running_text(story), mentions, quotes)]


class TestNearness:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Leda Harker", "Leda Harkar"), ("Jon Marsh", "John Marsh"), ("Eva Müller", "Eva Muller"),
            ("Harker", "Harekr"), ("Bartholomew Ash", "Bartolomeu Ash"), ("J. Orr-Pell", "J Orr Pell"),
        ],
    )  # fmt: skip
    def test_one_name_under_two_spellings(self, one: str, other: str) -> None:
        assert is_near(one, other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Leda Harker", "leda harker"), ("Ada Pell", "Ida Pell"), ("E. Marsh", "Edwin Marsh"),
            ("Marsh", "Edwin Marsh"),
            ("Leda Harker", "Linda Harker"), ("", ""), ("Orr", "Ors"), ("x" * 200, "x" * 199),
        ],
    )  # fmt: skip
    def test_two_names_and_one_name_in_one_spelling(self, one: str, other: str) -> None:
        assert not is_near(one, other)

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_any_two_either_way_round(self, one: str, other: str) -> None:
        assert is_near(one, other) == is_near(other, one)


@pytest.mark.once
@pytest.mark.django_db
class TestSpelling:
    def test_a_name_nobody_decided_on_that_is_nearly_a_known_one(
        self, at_noon: Any, file_story: Any, leda: Subject
    ) -> None:
        story = story_of(file_story, "Leda Harkar spoke.")
        name(story, "Leda Harkar")
        assert told(story) == [
            "The story names “Leda Harkar”. The record has Leda Harker: the same under another spelling?"
        ]

    def test_a_surname_alone(self, at_noon: Any, file_story: Any, leda: Subject) -> None:
        story = story_of(file_story, "Harkar spoke.")
        name(story, "Harkar")
        assert len(told(story)) == 1

    def test_one_an_editor_said_is_hers(self, at_noon: Any, file_story: Any, leda: Subject, edith: Any) -> None:
        story = story_of(file_story, f"“{SAID}” Leda Harkar said.")
        quote = Quote.objects.create(story=story, start=1, end=2, words=SAID, sentence=f"“{SAID}” Leda Harkar said.",
                                     kind="direct", speaker_name="Leda Harkar")  # fmt: skip
        confirm_quote(quote=quote, editor=edith, speaker=leda)
        assert told(story) == ["The story writes “Leda Harkar”. The record has Leda Harker."]
        leda.aliases = ["Leda Harkar"]
        leda.save()
        assert told(story) == []

    def test_what_is_known_rejected_or_quite_another_is_passed_over(
        self, at_noon: Any, file_story: Any, leda: Subject
    ) -> None:
        Subject.objects.create(name="Leda Harket", kind="person", slug="leda-harket")
        story = story_of(file_story, "Leda Harket, Leda Harkar, L. H. and Bo Finn spoke.")
        name(story, "Leda Harket")
        name(story, "Leda Harkar", state="rejected")
        name(story, "L. H.")
        name(story, "Bo Finn")
        assert told(story) == []


@pytest.mark.once
@pytest.mark.django_db
class TestDates:
    def event(self, story: Story, day: int, *who: Subject, kind: str = "meeting", **fields: Any) -> Event:
        fields = {"state": "proposed", "begins": date(2026, 11, day), "words": "met", "sentence": "They met.", **fields}
        event = Event.objects.create(story=story, start=0, end=3, kind=kind, title="Harker meets Orr", **fields)
        for each in who:
            Participant.objects.create(event=event, name=each.name, subject=each)
        return event

    @pytest.fixture
    def tom(self, db: None) -> Subject:
        return Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr")

    @pytest.fixture
    def here(self, at_noon: Any, file_story: Any) -> Story:
        return story_of(file_story, "They met.", "Here")

    @pytest.fixture
    def there(self, at_noon: Any, file_story: Any) -> Story:
        return story_of(file_story, "They met before.", "There")

    def test_the_same_people_met_on_another_day(self, here: Story, there: Story, leda: Subject, tom: Subject) -> None:
        self.event(there, 3, leda, tom, state="confirmed")
        self.event(here, 4, tom, leda)
        [words] = told(here)
        assert words == "“Harker meets Orr” is dated 4 Nov 2026 here. “There” has it on the record as 3 Nov 2026."

    def test_a_participant_is_known_by_name(self, here: Story, there: Story, leda: Subject) -> None:
        self.event(there, 3, leda, state="confirmed")
        Participant.objects.create(event=self.event(here, 4), name="Leda Harker")
        assert len(told(here)) == 1

    @pytest.mark.parametrize(
        "other",
        [
            {"day": 4}, {"day": 25}, {"day": 3, "kind": "visit"}, {"day": 3, "standing": "cancelled"},
            {"day": 3, "state": "proposed"}, {"day": 3, "ends": date(2026, 11, 5)}, {"day": 3, "begins": None},
        ],
    )  # fmt: skip
    def test_the_same_day_long_before_another_kind_what_never_was_and_what_nobody_confirmed_do_not_count(
        self, here: Story, there: Story, leda: Subject, other: Any
    ) -> None:
        self.event(there, other["day"], leda, **{"state": "confirmed"} | {k: v for k, v in other.items() if k != "day"})
        self.event(here, 4, leda)
        assert told(here) == []

    def test_other_people_and_what_follows_it_do_not_count(
        self, here: Story, there: Story, leda: Subject, tom: Subject
    ) -> None:
        before = self.event(there, 3, leda, state="confirmed")
        self.event(here, 4, leda, follows=before)
        self.event(here, 4, leda, tom)
        assert told(here) == []

    def test_nobody_dies_twice_and_what_is_tied_as_the_same_has_one_date(
        self, here: Story, there: Story, leda: Subject, tom: Subject
    ) -> None:
        self.event(there, 1, leda, state="confirmed", kind="death")
        first = self.event(there, 1, tom, state="confirmed", kind="vote")
        self.event(here, 28, leda, kind="death")
        self.event(here, 27, kind="vote", same_as=first)
        assert len(told(here)) == 2


@pytest.mark.once
@pytest.mark.django_db
class TestRoles:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Mayor Leda Harker spoke.", True),
            ("The mayor of Saltmere, Leda Harker, spoke.", True),
            ("Leda Harker, the mayor of Saltmere, spoke.", True),
            ("Leda Harker, mayor, spoke.", True),
            ("Former mayor Leda Harker spoke.", False),
            ("The ex-mayor Leda Harker spoke.", False),
            ("Leda Harker, former mayor of Saltmere, spoke.", False),
            ("Leda Harker spoke to the mayor.", False),
        ],
    )
    def test_a_title_that_has_ended_beside_the_name(
        self, at_noon: Any, file_story: Any, leda: Subject, text: str, expected: bool
    ) -> None:
        Role.objects.create(subject=leda, title="mayor of Saltmere", begins="2019", ends="2026-05")
        story = story_of(file_story, text)
        name(story, "Leda Harker", leda)
        assert bool(told(story)) == expected
        if expected:
            words = "The story calls Leda Harker “mayor of Saltmere”. By the record that ended in 2026-05."
            assert told(story) == [words]

    @pytest.mark.parametrize("ends", ["", "2026", "2026-11", "2026-11-23", "2027", "soon"])
    def test_one_that_lasts_or_ended_later_or_nobody_knows_when(
        self, at_noon: Any, file_story: Any, leda: Subject, ends: str
    ) -> None:
        Role.objects.create(subject=leda, title="mayor", ends=ends)
        story = story_of(file_story, "Mayor Leda Harker spoke.")
        name(story, "Leda Harker", leda)
        assert told(story) == []

    def test_one_that_was_taken_up_again(self, at_noon: Any, file_story: Any, leda: Subject) -> None:
        Role.objects.create(subject=leda, title="mayor", ends="2020")
        Role.objects.create(subject=leda, title="Mayor", begins="2024")
        story = story_of(file_story, "Mayor Leda Harker spoke.")
        name(story, "Leda Harker", leda)
        assert told(story) == []

    @given(st.text(max_size=12))
    def test_any_end_is_read_or_passed_over(self, written: str) -> None:
        last_day(written)

    def test_an_end_counts_to_its_last_day(self) -> None:
        assert [last_day(each) for each in ("2024", "2024-02", "2024-02-03", "2024-13", "0000", "x")] == [
            date(2024, 12, 31), date(2024, 2, 29), date(2024, 2, 3), None, None, None,
        ]  # fmt: skip


@pytest.mark.once
@pytest.mark.django_db
def test_it_stands_beside_the_story_with_a_way_to_look_it_up(
    at_noon: Any, file_story: Any, leda: Subject, edith: Any
) -> None:
    story = story_of(file_story, "Leda Harkar spoke.")
    name(story, "Leda Harkar")
    desk = Client()
    desk.force_login(edith)
    page = desk.get(f"/desk/record/{story.pk}/").content.decode()
    assert "Look again" in page
    assert "the same under another spelling?" in page
    assert f'href="/desk/subjects/edit/{leda.pk}/"' in page
