"""Whom a pronoun, a role or an epithet means, and when nobody is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.reader.engines.spacy import SpacyEngine, SpacyParser
from dateline.archive.reader.given_names import MEN, WOMEN, gender_by
from dateline.archive.reader.name_parts import Gender
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.tests.fake_spacy import FakeSpacy


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader([SpacyEngine(SpacyParser(FakeSpacy()))])


def speaker_of_the_last(reader: Reader, story: str) -> str | None:
    speaker = reader.read(story).quotes[-1].speaker
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("story", "name"),
    [
        pytest.param(
            "The coach, Rosa Lane, arrived late on Monday.\n“It was a fine day for all of us,” the coach said.",
            "Rosa Lane",
            id="a role with a name beside it is hers from then on",
        ),
        pytest.param(
            "The mayor left early. Her chief opponent, Tom Harker, called it a mistake.\n"
            "“We have waited long enough,” he said.",
            "Tom Harker",
            id="a role of somebody's with a name beside it",
        ),
        pytest.param(
            "The call was taken by an engineer named Tom Harker. Rosa Lane was asleep.\n"
            "“We did what we could,” the engineer said.",
            "Tom Harker",
            id="an engineer named so",
        ),
        pytest.param(
            "Harrow’s manager, Rosa Lane, met the Ostrey manager, Tom Harker, on Monday.\n"
            "“We were poor,” the Ostrey manager said.",
            "Tom Harker",
            id="two bear the role, and a word tells them apart",
        ),
        pytest.param(
            "Rosa Lane met Tom Harker on Monday and asked for a bridge.\n“It is far too late for that,” he said.",
            "Tom Harker",
            id="a given name tells who can be he",
        ),
        pytest.param(
            "Her husband, Robin Lane, drove to Harrow with Ada Moor.\n“We never asked for soup,” he said.",
            "Robin Lane",
            id="a husband is a he",
        ),
        pytest.param(
            "Rosa Lane and Ada Moor walked along the flooded river before they talked about their quarrel.\n"
            "“Rosa has sued me four times,” she said.",
            "Ada Moor",
            id="nobody speaks of herself by name",
        ),
        pytest.param(
            "Mehmet Lund won the race along the river after a long and rainy night.\n"
            "“We thought it would never end,” he said.",
            "Mehmet Lund",
            id="a name that the parser tore apart",
        ),
        pytest.param(
            "Among those waiting is Rosa Lane, whose family has sold tea since 1904. She has written to the port.\n"
            "“We have no tea left,” the shopkeeper said.",
            "Rosa Lane",
            id="an epithet is the only one the paragraph is about",
        ),
    ],
)
def test_a_pronoun_a_role_and_an_epithet_become_the_full_name(reader: Reader, story: str, name: str) -> None:
    assert speaker_of_the_last(reader, story) == name


@pytest.mark.parametrize(
    ("story", "words"),
    [
        pytest.param(
            "Tom Harker accused Ben Stone of theft. Stone denied that he had the key.\n"
            "“We have nothing to hide,” the baker said.",
            "the baker",
            id="an epithet where the paragraph is about two",
        ),
        pytest.param(
            "A resident shouted from the window. Rosa Lane waved.\n“We want our bridge,” the resident said.",
            "the resident",
            id="somebody nameless was called so before",
        ),
    ],
)
def test_who_cannot_be_told_keeps_the_words_the_story_has(reader: Reader, story: str, words: str) -> None:
    assert speaker_of_the_last(reader, story) == words


def test_no_given_name_is_on_both_lists_and_every_one_is_folded() -> None:
    assert not MEN & WOMEN
    assert all(name == name.casefold() for name in MEN | WOMEN)


@given(st.text(max_size=40))
def test_any_word_has_the_gender_of_a_list_or_none(word: str) -> None:
    assert gender_by(word) in (Gender.MAN, Gender.WOMAN, None)
