"""What readers find."""

from typing import Any

import pytest

from dateline.bylines.models import Author
from dateline.stories.models import Byline

pytestmark = pytest.mark.django_db


def found(rosa: Any, words: str) -> Any:
    return rosa.get("/search/", {"q": words}).context


def test_a_story_is_found_by_headline_standfirst_and_byline_and_counted(file_story: Any, rosa: Any) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    story = file_story("Straße closed", standfirst="After the flood.", bylines=[Byline(author=ann)])
    for words in ("STRASSE", "flood after", "oak closed"):
        assert found(rosa, words)["stories"] == [story]
        assert found(rosa, words)["count_words"] == "1 story"
    assert found(rosa, "flood drought")["count_words"] == "Nothing found"


def test_the_desk_s_working_name_finds_nothing(file_story: Any, rosa: Any) -> None:
    file_story(slugline="mayor-bribe-lawyers")
    assert found(rosa, "bribe")["stories"] == []


def test_a_renamed_author_is_found_by_the_new_name(file_story: Any, rosa: Any) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    story = file_story(bylines=[Byline(author=ann)])
    ann.name = "Ann Elm"
    ann.save()
    assert found(rosa, "elm")["stories"] == [story]
    assert found(rosa, "oak")["stories"] == []
