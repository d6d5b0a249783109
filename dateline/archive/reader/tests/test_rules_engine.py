"""Without a parser the marks, and a name that stands beside a verb of saying, are still found."""

import pytest

from dateline.archive.reader.proposals import MentionKind, QuoteKind
from dateline.archive.reader.reader import Reader


@pytest.mark.parametrize(
    "story",
    [
        "“We will open the bridge,” said Rosa Lane.",
        "“We will open the bridge,” Rosa Lane said.",
        "Rosa Lane said: “We will open the bridge.”",
        "‘We will open the bridge,’ said Rosa Lane.",
        '"We will open the bridge," Rosa Lane told the council.',
        "“We will open the bridge,” according to Rosa Lane.",
    ],
)
def test_a_name_beside_a_verb_is_the_speaker(story: str) -> None:
    (quote,) = Reader().read(story).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.kind) == ("Rosa Lane", QuoteKind.DIRECT)
    assert story[quote.speaker.start : quote.speaker.end] == "Rosa Lane"


def test_a_quote_that_nobody_stands_beside_is_proposed_with_nobody() -> None:
    (quote,) = Reader().read("The hall was full. “We will open the bridge.”").quotes
    assert (quote.speaker, quote.certainty) == (None, 0.0)


def test_a_pronoun_is_not_guessed() -> None:
    (quote,) = Reader().read("Rosa Lane met Tom Harker. “We will open the bridge,” she said.").quotes
    assert quote.speaker is None


def test_a_surname_is_linked_to_a_known_subject() -> None:
    found = Reader().read("“We will open the bridge,” said Lane. Rosa Lane left.", known=["Rosa Lane"])
    assert [quote.speaker and quote.speaker.name for quote in found.quotes] == ["Rosa Lane"]
    assert [(mention.text, mention.kind, mention.subject) for mention in found.mentions] == [
        ("Lane", MentionKind.PERSON, "Rosa Lane"),
        ("Rosa Lane", MentionKind.PERSON, "Rosa Lane"),
    ]


def test_a_few_words_in_marks_and_a_title_are_not_proposed() -> None:
    assert Reader().read("The bridge is “smart”. She read “The Long Way Home” twice.").quotes == ()


def test_a_language_without_an_engine_gets_marks_and_known_names() -> None:
    found = Reader().read("«Die Brücke ist offen.» Rosa Lane ging.", language="de", known=["Rosa Lane"])
    assert [quote.text for quote in found.quotes] == ["Die Brücke ist offen."]
    assert [mention.text for mention in found.mentions] == ["Rosa Lane"]
