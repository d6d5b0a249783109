"""What a text says, and whether there is anything to see of it."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.comments.words import is_seen

UNSEEN = st.text(
    st.sampled_from(" \n\t\u00a0\u00ad\u034f\u115f\u200b\u200e\u202e\u2060\u2800\u3164\ufe0f\ufeff\U000e0061")
)


@given(UNSEEN)
def test_spaces_and_signs_for_the_direction_are_not_seen_however_many(text: str) -> None:
    assert not is_seen(text)


@given(
    UNSEEN, st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u115f\u1160\u2800\u3164\uffa0"), UNSEEN
)
def test_one_letter_among_them_is_seen(before: str, letter: str, after: str) -> None:
    assert is_seen(before + letter + after)


@given(st.text())
def test_any_text_is_seen_or_not(text: str) -> None:
    assert is_seen(text) in (True, False)
