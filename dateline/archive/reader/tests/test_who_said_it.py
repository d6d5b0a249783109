"""With grammar: every way English stories say who speaks. spaCy is stood in for by documents written down once."""

import pytest

from dateline.archive.reader.engines.spacy import SpacyEngine, SpacyParser
from dateline.archive.reader.proposals import Quote, QuoteKind
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.tests.fake_spacy import FakeSpacy


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader([SpacyEngine(SpacyParser(FakeSpacy()))])


def told(quotes: tuple[Quote, ...]) -> list[tuple[str, str | None]]:
    """What stands between marks."""
    marked = [quote for quote in quotes if quote.kind is not QuoteKind.REPORTED]
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in marked]


def reported(quotes: tuple[Quote, ...]) -> list[tuple[str, str | None]]:
    clauses = [quote for quote in quotes if quote.kind is QuoteKind.REPORTED]
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in clauses]


@pytest.mark.parametrize(
    ("story", "quotes"),
    [
        pytest.param(
            "“We will open the bridge in May,” said Rosa Lane, the mayor of Harrow Point.",
            [("We will open the bridge in May,", "Rosa Lane")],
            id="the verb stands before the name",
        ),
        pytest.param(
            "Rosa Lane said: “We will open the bridge in May.”",
            [("We will open the bridge in May.", "Rosa Lane")],
            id="a colon leads in",
        ),
        pytest.param(
            "“We will open the bridge,” Rosa Lane said, “and we will do so in May.”",
            [("We will open the bridge,", "Rosa Lane"), ("and we will do so in May.", "Rosa Lane")],
            id="a quote is split by its speaker",
        ),
        pytest.param(
            "“We waited long enough,” said Tom Harker. “Now it is open.”",
            [("We waited long enough,", "Tom Harker"), ("Now it is open.", "Tom Harker")],
            id="a second sentence goes on",
        ),
        pytest.param(
            "Rosa Lane called the plan “a gift to nobody” on Tuesday.",
            [("a gift to nobody", "Rosa Lane")],
            id="a few words stand inside the clause",
        ),
        pytest.param(
            "Rosa Lane was quoted by the paper as saying that the plan was “dead and buried”.",
            [("dead and buried", "Rosa Lane")],
            id="somebody was quoted",
        ),
        pytest.param(
            "According to Rosa Lane, the plan is “dead in the water”.",
            [("dead in the water", "Rosa Lane")],
            id="according to",
        ),
        pytest.param(
            "Rosa Lane opened the fair on Monday. Her speech was short.\n“It was a fine day for all of us,” she said.",
            [("It was a fine day for all of us,", "Rosa Lane")],
            id="a pronoun",
        ),
        pytest.param(
            "Mayor Rosa Lane opened the fair on Monday.\n“It was a fine day for all of us,” Lane said.",
            [("It was a fine day for all of us,", "Rosa Lane")],
            id="a surname",
        ),
        pytest.param(
            "Mayor Rosa Lane opened the fair on Monday.\n“It was a fine day for all of us,” the mayor said.",
            [("It was a fine day for all of us,", "Rosa Lane")],
            id="a role",
        ),
        pytest.param(
            "“Nobody told us of the fire,” said a resident of Mill Street.",
            [("Nobody told us of the fire,", "a resident of Mill Street")],
            id="a nameless source is kept as the story calls it",
        ),
        pytest.param(
            "“We will open the bridge in May,” said Rosa Lane.\n“It has taken us far too long to come here.”",
            [
                ("We will open the bridge in May,", "Rosa Lane"),
                ("It has taken us far too long to come here.", "Rosa Lane"),
            ],
            id="a paragraph of its own is the last speaker's",
        ),
        pytest.param(
            "The crowd cheered Rosa Lane, who called the bridge “a wonder of our time”.",
            [("a wonder of our time", "Rosa Lane")],
            id="a relative clause",
        ),
        pytest.param(
            "Rosa Lane said the bridge was late, adding that it was “worth every penny”.",
            [("worth every penny", "Rosa Lane")],
            id="an aside after a comma is the main speaker's",
        ),
        pytest.param(
            "Rosa Lane told the council:\n“We will open the bridge in May.”",
            [("We will open the bridge in May.", "Rosa Lane")],
            id="a paragraph ends in a colon",
        ),
        pytest.param(
            "“The bridge is a wonder and I cross it every day.” — Ada Moor",
            [("The bridge is a wonder and I cross it every day.", "Ada Moor")],
            id="a signature",
        ),
        pytest.param(
            "The council heard Lane's claim that the bridge was “as safe as houses”.",
            [("as safe as houses", "Lane")],
            id="a thing said has an owner",
        ),
        pytest.param(
            "LANE: We will open the bridge in May.\nHARKER: I doubt it very much.\nLANE: You will see.",
            [
                ("We will open the bridge in May.", "LANE"),
                ("I doubt it very much.", "HARKER"),
                ("You will see.", "LANE"),
            ],
            id="a transcript",
        ),
    ],
)
def test_the_speaker_is_found(reader: Reader, story: str, quotes: list[tuple[str, str | None]]) -> None:
    assert told(reader.read(story).quotes) == quotes


def test_titles_and_words_in_doubt_are_not_proposed(reader: Reader) -> None:
    doubt = "The so-called “experts” stayed at home. The bridge is “smart” and blue."
    title = "Rosa Lane read from the novel “The Long Way Home” at the fair."
    assert reader.read(doubt).quotes == ()
    assert reader.read(title).quotes == ()


def test_a_quote_over_two_paragraphs_is_one_row_each_and_both_are_the_speakers(reader: Reader) -> None:
    first, second = reader.read(
        "“We will open the bridge in May.\n“It has taken us far too long,” said Rosa Lane."
    ).quotes
    assert (first.continues, second.continues) == (None, 0)
    assert first.speaker == second.speaker
    assert first.speaker is not None


def test_two_who_speak_together_are_both_named(reader: Reader) -> None:
    (quote,) = reader.read("“We are glad of the bridge,” said Rosa Lane and Tom Harker.").quotes
    assert [speaker.name for speaker in quote.speakers] == ["Rosa Lane", "Tom Harker"]


def test_a_pronoun_keeps_its_place_and_its_name(reader: Reader) -> None:
    story = "Rosa Lane opened the fair on Monday. Her speech was short.\n“It was a fine day for all of us,” she said."
    (quote,) = reader.read(story).quotes
    assert quote.speaker is not None
    assert (quote.speaker.text, story[quote.speaker.start : quote.speaker.end]) == ("she", "she")


def test_a_rule_that_is_switched_off_names_nobody(reader: Reader) -> None:
    story = "According to Rosa Lane, the plan is “dead in the water”."
    house = Reader([SpacyEngine(SpacyParser(FakeSpacy()))], switched_off=["according to"])
    assert [quote.rule for quote in reader.read(story).quotes] == ["according to"]
    assert told(house.read(story).quotes) == [("dead in the water", None)]


def test_names_are_linked_to_the_fullest(reader: Reader) -> None:
    mentions = reader.read(
        "Mayor Rosa Lane opened the fair on Monday.\n“It was a fine day for all of us,” Lane said."
    ).mentions
    assert [(mention.text, mention.subject) for mention in mentions] == [
        ("Rosa Lane", "Rosa Lane"),
        ("Lane", "Rosa Lane"),
    ]


@pytest.mark.parametrize(
    ("story", "quotes"),
    [
        pytest.param(
            "Rosa Lane said that the bridge would open in May.",
            [("the bridge would open in May", "Rosa Lane")],
            id="after the verb",
        ),
        pytest.param(
            "The bridge will open in May, Rosa Lane said.",
            [("The bridge will open in May", "Rosa Lane")],
            id="before the verb",
        ),
        pytest.param(
            "According to Rosa Lane, the bridge will open in May.",
            [("the bridge will open in May", "Rosa Lane")],
            id="according to",
        ),
        pytest.param("Rosa Lane did not say that the bridge would open in May.", [], id="what was not said"),
        pytest.param("Rosa Lane asked whether the bridge would open in May.", [], id="what was asked"),
    ],
)
def test_what_is_reported_without_marks_is_the_clause(
    reader: Reader, story: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert reported(reader.read(story).quotes) == quotes


def test_second_hand_words_are_the_tellers_and_keep_the_other_name(reader: Reader) -> None:
    (quote,) = reader.read("Rosa Lane said that Tom Harker had called the bridge “a waste”.").quotes
    assert (quote.text, [each.name for each in quote.speakers]) == ("a waste", ["Rosa Lane"])
    assert quote.words_of is not None
    assert quote.words_of.name == "Tom Harker"


def test_second_hand_reports_are_the_tellers_too(reader: Reader) -> None:
    (quote,) = reader.read("Rosa Lane said that Tom Harker had warned that the bridge was weak.").quotes
    assert (quote.text, quote.speaker and quote.speaker.name) == ("the bridge was weak", "Rosa Lane")
    assert quote.words_of is not None
    assert quote.words_of.name == "Tom Harker"


@pytest.mark.parametrize(
    ("story", "is_unnamed"),
    [
        ("“The bridge will never open,” said a senior official.", True),
        ("“The bridge will never open,” sources close to the council said.", True),
        ("“The bridge will never open,” said Rosa Lane.", False),
        ("“The bridge will never open,” the council said.", False),
        ("Mayor Rosa Lane opened the fair on Monday.\n“It was a fine day for all of us,” the mayor said.", False),
    ],
)
def test_a_source_is_unnamed_when_the_story_names_it_nowhere(reader: Reader, story: str, is_unnamed: bool) -> None:
    (quote,) = reader.read(story).quotes
    assert quote.is_unnamed is is_unnamed


def test_a_dateline_is_no_part_of_the_sentence(reader: Reader) -> None:
    quotes = reader.read("HARROW (Gazette) - Rosa Lane called the plan “a gift to nobody” on Tuesday.").quotes
    assert told(quotes) == [("a gift to nobody", "Rosa Lane")]


def test_whoever_leads_in_by_a_colon_speaks_whatever_the_verb(reader: Reader) -> None:
    story = "Rosa Lane leaned over the rail and beamed: “The bridge is open, and we are glad of it.”"
    assert told(reader.read(story).quotes) == [("The bridge is open, and we are glad of it.", "Rosa Lane")]
