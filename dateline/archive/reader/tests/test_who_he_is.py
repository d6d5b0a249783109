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
        pytest.param(
            "“We shall sail again by Easter,” said Agnes Strand, who founded the firm. Her daughter keeps the "
            "office.\n"
            "Morag Tulloch is less sure of it. She has been offered work in Orkney.\n"
            "“I would rather take my own boat out,” the captain said.",
            "Morag Tulloch",
            id="an epithet is the one the paragraph before is about",
        ),
        pytest.param(
            "Leonard Pask lived for six years in a roof. Pask ate in a canteen, and Pask slept among hats. He was "
            "found in May, and he wept. He had a bed and he had a lamp.\n"
            "Gillian Orme laughed. Ada Moor waved.\n"
            "“I have had an offer from a rival,” the defendant said.",
            "Leonard Pask",
            id="where two are told of just there, an epithet is the one the story is about",
        ),
        pytest.param(
            "On Wednesday a crowd of her supporters met Sen. Grace Idowu and her rival at a fish fry.\n"
            "“Two of them already are,” the senator said.",
            "Grace Idowu",
            id="a title written short is the role in full",
        ),
        pytest.param(
            "Dario Conti met the guests on Monday and showed them his garden.\n"
            "“It was a fine day for all of us,” the Italian said.",
            "Dario Conti",
            id="what somebody is called after a country",
        ),
        pytest.param(
            "The hosts Rosa Lane and Tom Harker opened the show.\n"
            "Lane spoke of her garden for an hour.\n"
            "“It was a fine day for all of us,” the host said.",
            "Rosa Lane",
            id="several who bear one role, and the one spoken of last",
        ),
        pytest.param(
            "Gordon Peel, the churchwarden, hid the bell. Imran Qureshi found it in a garden.\n"
            "“I should like to ring it once more,” the warden said.",
            "Gordon Peel",
            id="a warden is a churchwarden",
        ),
        pytest.param(
            "A description of him came from Ada Moor, who met Rosa Lane in the rain when she called on the port.\n"
            "“He was somebody’s grandfather,” she said.",
            "Ada Moor",
            id="somebody who is told of by who is a subject",
        ),
        pytest.param(
            "The head was carried up by Ada Moor, a widow from Ohio, who had found it in a shed. “It was used to "
            "hold the door,” she said.",
            "Ada Moor",
            id="not the town, but who is from there",
        ),
        pytest.param(
            "Asked whether Ada Moor, who has called him a thief, would stay, Rosa Lane shrugged.\n"
            "Rosa Lane has run the port since May. Asked whether Ada Moor would pay for the bridge, she smiled. “I "
            "do not know that,” she said.",
            "Rosa Lane",
            id="not who is named in the question",
        ),
        pytest.param(
            "Rosa Lane and her husband, the pilot Tom Lane, sold tea. Lane has written to the port.\n"
            "“We have no tea left,” she said.",
            "Rosa Lane",
            id="a surname alone is not the husband’s",
        ),
        pytest.param(
            "The harbour was full when Ada Moor walked to the port.\n"
            "It was a long and rainy night for Rosa Lane. “I never slept at all,” she said.",
            "Rosa Lane",
            id="who is told of in the same paragraph before others",
        ),
        pytest.param(
            "Tunde and Segun Lane rowed to Recife. Tunde threw the sextant away. “It slipped,” he said.",
            "Tunde Lane",
            id="two brothers share the surname that is printed once",
        ),
        pytest.param(
            "Hugues Moor-Petit unveiled a horse on Monday. “I was going to mention it,” he said.",
            "Hugues Moor-Petit",
            id="a given name before a surname of two",
        ),
        pytest.param(
            "They had lunch with Beatriz dos Anjos, who paid for each of them. “You cannot teach that,” she said.",
            "Beatriz dos Anjos",
            id="a name with a small word in it",
        ),
        pytest.param(
            "Earl Dockery bought the ticket on Monday. Ada Moor was asleep. “It was a good sandwich,” said Dockery.",
            "Earl Dockery",
            id="Earl is a given name too",
        ),
        pytest.param(
            "Steve Tuohy met Tom Harker on Monday. Tuohy said he would be sending a dog. “It has done more than our "
            "pack,” he said.",
            "Steve Tuohy",
            id="a surname that the parser took for another word",
        ),
        pytest.param(
            "Will Lane and Tom Harker cut the rope on Monday, Harker with a knife. Will went back for the parrot.\n"
            "“It swore at me the whole way,” he said.",
            "Will Lane",
            id="Will before a verb in the past is a name",
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
        pytest.param(
            "Kofi Mensah met Sergei Dravin in Harrow. Dravin shook hands with Mensah and Dravin left.\n"
            "“It was in a way,” the boy said.",
            "the boy",
            id="a boy may be any boy",
        ),
        pytest.param(
            "Carl Ostrander was late again. It was her driver who thought of the lanes.\n"
            "“They both needed a game,” he said.",
            "her driver",
            id="he whom the story has not named yet",
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
