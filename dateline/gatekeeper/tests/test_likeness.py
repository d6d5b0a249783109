"""What says nearly the same is found, whatever was changed in it; what is about the same thing is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.likeness import LETTERS, are_alike, sketch_of

TEXT = (
    "Our family had waited for years until a kind man from the city showed us how to win at roulette with his little "
    "book of numbers, and since then nobody of us has had to work on a Monday again, so ask him before he leaves town."
)


def alike(one: str, other: str) -> bool:
    return are_alike(bytes.fromhex(sketch_of(one)), bytes.fromhex(sketch_of(other)))


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper(),
        TEXT.replace("Monday", "Sunday"),
        TEXT.replace("kind man", "wise old man").replace("years", "ages"),
        f"{TEXT} Write to 4471!",
        TEXT.replace(", ", " – ").replace("his little book", "https://a.example/x his little book"),
    ],
    ids=range(5),
)
def test_a_text_with_a_few_words_changed_is_like_it(other: str) -> None:
    assert alike(TEXT, other)


def test_texts_about_the_same_are_not() -> None:
    assert not alike(
        "I saw the clock stop on Tuesday at noon, and nobody from the council came to look at it.",
        "The clock did stop on Tuesday, but somebody from the council came at four and looked at it.",
    )


def test_short_texts_may_come_as_often_as_they_like() -> None:
    assert sketch_of("I could not agree more, Rosa!") == ""


def test_where_words_have_no_spaces_letters_are_compared() -> None:
    assert alike("時計はいつも止まっていますので直してください", "時計はいつも止まっているので直してください")


@given(st.text(max_size=6000))
def test_any_text_has_a_sketch_of_the_same_size_or_none(text: str) -> None:
    assert len(sketch_of(text)) in (0, LETTERS)
    assert sketch_of(text) == sketch_of(text)
