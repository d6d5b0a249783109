"""What readers find."""

from datetime import timedelta
from typing import Any

import pytest

from dateline.bylines.models import Author
from dateline.search.tests.printed import stories_in
from dateline.stories.models import Byline, Story

pytestmark = pytest.mark.django_db


def found(rosa: Any, words: str) -> list[Story]:
    return stories_in(rosa.get("/search/", {"q": words}))


def count_words(rosa: Any, words: str) -> str:
    told: str = rosa.get("/search/", {"q": words}).context["shown"].count_words
    return told


def test_a_story_is_found_by_headline_standfirst_and_byline_and_counted(file_story: Any, rosa: Any) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    story = file_story("Straße closed", standfirst="After the flood.", bylines=[Byline(author=ann)])
    for words in ("STRASSE", "flood after", "oak closed"):
        assert found(rosa, words) == [story]
        assert count_words(rosa, words) == "1 story"
    assert count_words(rosa, "flood drought") == "Nothing found"


def test_the_desk_s_working_name_finds_nothing(file_story: Any, rosa: Any) -> None:
    file_story(slugline="mayor-bribe-lawyers")
    assert found(rosa, "bribe") == []


def test_a_renamed_author_is_found_by_the_new_name(file_story: Any, rosa: Any) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    story = file_story(bylines=[Byline(author=ann)])
    ann.name = "Ann Elm"
    ann.save()
    assert found(rosa, "elm") == [story]
    assert found(rosa, "oak") == []


def test_one_network_may_search_a_great_deal_and_is_then_asked_to_wait_with_its_words(
    at_noon: Any, file_story: Any, rosa: Any
) -> None:
    story = file_story("Straße closed")
    answers = [rosa.get("/search/", {"q": "strasse <b>"}) for _ in range(61)]
    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert b"search again in a minute" in answers[-1].content
    assert b'value="strasse &lt;b&gt;"' in answers[-1].content
    assert stories_in(answers[-1]) == []
    assert rosa.get("/search/").status_code == 200, "the empty form costs nothing"
    assert stories_in(rosa.get("/search/", {"q": "strasse"}, REMOTE_ADDR="192.0.2.7")) == [story]
    at_noon.shift(timedelta(seconds=2))
    assert rosa.get("/search/", {"q": "strasse"}).status_code == 200
