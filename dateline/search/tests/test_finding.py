"""What is found, the same whoever keeps the words: this runs on SQLite, on PostgreSQL, and with a search server."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase
from wagtail.models import PageViewRestriction

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.search.asking import LONGEST, asked_for
from dateline.search.engines import the_engine
from dateline.search.finding import Found, find
from dateline.search.spelling import meant
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Section, Story

File = Callable[..., Story]
SIGNS = "ab \"*-'“”\\&|!:()<>§^%_\0éß大橋جس\ud800"


def looked_for(typed: str) -> Found:
    the_engine().settle()
    return find(asked_for(typed, "en-GB"))


def titles(typed: str) -> list[str]:
    """Of what is found, the best first."""
    found = looked_for(typed).stories
    held = Story.objects.in_bulk(found)
    return [held[key].title for key in found]


def body(text: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>")]


@pytest.mark.django_db
class TestFinding:
    """Words, phrases, beginnings, what is barred; any script."""

    @pytest.mark.parametrize(
        ("language", "text", "typed"),
        [
            ("", "Council votes on the quay", "vote"),
            ("", "Council vote on the quay", "votes"),
            ("", "A ferry to Tromsø", "tromso"),
            ("", "A ferry to Tromso", "TROMSØ"),
            ("", "Straße closed", "strasse"),
            ("", "Müller resigns", "muller"),
            ("", "The Łódź trams", "lodz"),
            ("", "Æthelred's coins", "aethelred"),
            ("ar", "افتتاح الجسر الجديد", "جسر"),
            ("ar", "جسر جديد في المدينة", "الجسر"),
            ("ar", "والجسر مغلق", "جسر"),
            ("el", "Η Κυβέρνηση παραιτήθηκε", "κυβερνηση"),
            ("el", "Η κυβερνηση", "ΚΥΒΈΡΝΗΣΗ"),
            ("zh", "大桥开通了", "大桥"),
            ("zh", "大桥开通了", "桥开通"),
            ("zh", "大桥开通了", "开"),
            ("ja", "東京タワーが閉まる", "東京"),
            ("th", "สะพานใหม่", "สะพาน"),
            ("de", "Die Wahlen im Mai", "Wahl"),
            ("fr", "Les élections sont reportées", "election"),
            ("ru", "Новости из Киева", "киев"),
            ("", "Covid-19 returns", "covid-19"),
            ("", "Rock'n'roll is back", "rock'n'roll"),
        ],
    )
    def test_a_word_is_found_however_it_is_written(
        self, file_story: File, language: str, text: str, typed: str
    ) -> None:
        file_story("Something else", language=language)
        story = file_story("Found", language=language, body=body(text))
        assert titles(typed) == [story.title]

    def test_every_word_must_stand_in_a_story_and_none_that_is_barred(self, file_story: File) -> None:
        file_story("The ferry sails")
        file_story("The ferry sinks", standfirst="A harbour mourns.")
        assert titles("ferry harbour") == ["The ferry sinks"]
        assert titles("ferry -harbour") == ["The ferry sails"]
        assert titles("ferry −sails") == ["The ferry sinks"]
        assert titles("-ferry") == []
        assert titles("ferry train") == []

    def test_a_phrase_stands_together_within_one_field(self, file_story: File) -> None:
        file_story("The town hall clock", body=body("Open the new bridge."))
        file_story("A hall in town", standfirst="The bridge. New lamps.")
        assert titles('"town hall"') == titles("“Town Halls”") == ["The town hall clock"]
        assert titles('"new bridge"') == ["The town hall clock"]
        assert titles('"town the bridge"') == []
        assert titles('town -"town hall"') == ["A hall in town"]
        assert titles('"town hall') == ["The town hall clock"], "a mark that is not closed closes at the end"

    def test_a_beginning_finds_the_words_that_begin_so(self, file_story: File) -> None:
        file_story("Electricity is dear")
        file_story("Elections in May")
        assert set(titles("elec*")) == {"Electricity is dear", "Elections in May"}
        assert titles("electi*") == ["Elections in May"]
        found = looked_for("may electio")
        assert found.by_beginning
        assert len(found.stories) == 1

    def test_what_stands_in_the_headline_comes_before_what_stands_in_the_text(
        self, file_story: File, at_noon: Any
    ) -> None:
        file_story("In the text", body=body("The quay was mended."))
        file_story("Lead", standfirst="About the quay.")
        file_story("The quay")
        file_story("A headline of very many words that also says something of the quay in passing")
        assert titles("quay")[0] == "The quay"
        assert titles("quay")[-2:] == ["Lead", "In the text"]

    def test_of_two_that_say_the_same_the_newer_comes_first(self, file_story: File, at_noon: Any) -> None:
        file_story("Old quay")
        at_noon.shift(timedelta(days=300))
        file_story("New quay")
        assert titles("quay") == ["New quay", "Old quay"]

    def test_a_search_finds_no_more_than_the_newest_it_ranks_and_says_so(
        self, file_story: File, monkeypatch: pytest.MonkeyPatch, at_noon: Any
    ) -> None:
        monkeypatch.setattr("dateline.search.finding.MOST", 2)
        for name in ("One quay", "Two quay", "Three quay"):
            at_noon.shift(timedelta(hours=1))
            file_story(name)
        found = looked_for("quay")
        assert found.is_cut
        assert titles("quay") == ["Three quay", "Two quay"]

    def test_every_change_of_a_story_is_found(self, file_story: File, news: Any) -> None:
        ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
        story = file_story("The quay", bylines=[Byline(author=ann)])
        story.title = "The pier"
        story.save_revision().publish()
        assert titles("quay") == []
        assert titles("pier") == titles("oak") == ["The pier"]
        ann.name = "Ann Elm"
        ann.save()
        assert titles("oak") == []
        assert titles("elm") == ["The pier"]
        sport = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
        story.refresh_from_db()
        story.move(sport, "last-child")
        found = looked_for("pier")
        assert list(found.rows.section) == [sport.pk]

    def test_what_readers_may_not_see_is_never_found_nor_counted(self, file_story: File, news: Any) -> None:
        draft = file_story("The draft quay", publish=False)
        gone = file_story("The withdrawn quay")
        deleted = file_story("The deleted quay")
        embargoed = file_story("The embargoed quay")
        private = file_story("The private quay")
        withdraw(story=gone)
        deleted.delete()
        Story.objects.filter(pk=embargoed.pk).update(embargoed_until=clock.now() + timedelta(days=1))
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        assert titles("quay") == []
        assert titles("withdraw*") == []
        assert not looked_for("quay").rows.number
        assert meant("withdrawm", asked_for("withdrawm", "en"), "en") == ""
        assert meant("embargoad", asked_for("embargoad", "en"), "en") == ""
        assert draft.pk

    def test_a_section_kept_private_is_not_found_though_its_stories_are_indexed(
        self, file_story: File, news: Any
    ) -> None:
        file_story("The quay secret")
        PageViewRestriction.objects.create(page=news, restriction_type="login")
        assert titles("quay") == []
        assert meant("quai secret", asked_for("quai secret", "en"), "en") == ""

    def test_a_word_spelled_otherwise_is_guessed(self, file_story: File) -> None:
        file_story("Elections in Tromsø")
        the_engine().settle()
        for typed, right in (("elektions", "elections"), ("tormso", "tromsø"), ("elecions may", "")):
            assert meant(typed, asked_for(typed, "en"), "en") == right

    @pytest.mark.parametrize(
        "typed",
        ['bridge" OR *', "NEAR(a b)", "a:b", "^quay", "'; DROP TABLE search_words; --", "!", "&|!()<->:*", "\\", "%_",
         "\ud800 quay", "quay\0", "§s1", "-", "-- --", '""', "*", "\N{RIGHT-TO-LEFT OVERRIDE}quay",
         "ﷺ ½ ㈠ ⒈", "e\u0301" * 50],
    )  # fmt: skip
    def test_no_sign_of_a_query_language_is_one(self, file_story: File, rosa: Any, typed: str) -> None:
        file_story("The quay of ﷺ and ½ cups ㈠ ⒈")
        assert rosa.get("/search/", {"q": typed.encode(errors="replace").decode()}).status_code == 200
        titles(typed)

    def test_a_megabyte_is_answered(self, rosa: Any, paper: Any) -> None:
        assert rosa.get("/search/", {"q": "quay " * 200_000}).status_code == 200
        assert not asked_for("quay " * 200_000, "en").parts[8:]

    def test_marks_of_ours_cannot_be_asked_for(self, file_story: File, news: Any) -> None:
        file_story("The quay")
        assert titles(f"quay §s{news.pk}") == []

    def test_more_parts_than_are_looked_for_are_cut(self) -> None:
        asked = asked_for(" ".join(f"word{n}" for n in range(20)), "en")
        assert asked.is_cut
        assert len(asked.parts) == 8


@pytest.mark.django_db
class TestWhateverIsTyped(HypothesisCase):
    """No character a reader can type raises an error."""

    @given(typed=st.text(max_size=LONGEST + 20))
    @settings(max_examples=60, deadline=None)
    def test_anything_is_looked_for(self, typed: str) -> None:
        with the_engine().within(5):
            find(asked_for(typed, "en"))

    @given(typed=st.text(alphabet=SIGNS, max_size=60))
    @settings(max_examples=60, deadline=None)
    def test_signs_of_query_languages_mean_nothing(self, typed: str) -> None:
        with the_engine().within(5):
            asked = asked_for(typed, "ar")
            find(asked)
            meant(typed, asked, "ar")


@pytest.mark.once
@pytest.mark.usefixtures("beside_the_database")
class TestFindingBesideTheDatabase(TestFinding):
    """The same by a search server."""


@pytest.mark.once
@pytest.mark.usefixtures("beside_the_database")
class TestWhateverIsTypedBesideTheDatabase(HypothesisCase):
    """The same by a search server."""

    @given(typed=st.text(max_size=LONGEST + 20) | st.text(alphabet=SIGNS, max_size=60))
    @settings(max_examples=60, deadline=None)
    def test_anything_is_looked_for(self, typed: str) -> None:
        find(asked_for(typed, "ar"))
