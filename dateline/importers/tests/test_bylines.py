"""Bylines as agencies write them."""

import pytest

from dateline.importers.bylines import names_in_byline


@pytest.mark.parametrize(
    ("byline", "language", "names"),
    [
        ("", "", []),
        ("By ", "", []),
        ("Ann Oak", "", ["Ann Oak"]),
        ("Ann Oak and Bob d'Elm", "", ["Ann Oak", "Bob d'Elm"]),
        ("BY ANN OAK, BOB ELM & CY FIR", "", ["ANN OAK", "BOB ELM", "CY FIR"]),
        ("By: Ann Oak, Bob Elm, and Cy Fir", "", ["Ann Oak", "Bob Elm", "Cy Fir"]),
        ("Ann Oak; Ann  Oak", "", ["Ann Oak"]),
        ("Ann Oak, Jr., and Bob Elm", "", ["Ann Oak, Jr.", "Bob Elm"]),
        ("Ann Oak (HPN)", "", ["Ann Oak", "HPN*"]),
        ("Von Anna Eiche, dpa", "de-DE", ["Anna Eiche", "dpa*"]),
        ("von Eiche", "de", ["von Eiche"]),
        ("Par Anne Chêne", "fr", ["Anne Chêne"]),
        ("By Ann Oak in London and Bob Elm in Paris", "", ["Ann Oak", "Bob Elm"]),
        ("Sandy Brandt, Anderson Hand", "", ["Sandy Brandt", "Anderson Hand"]),
        ("Harrow News Agency", "", ["Harrow News Agency*"]),
        (", ,& and ,", "", []),
    ],
)
def test_a_byline_is_parted_into_its_names(byline: str, language: str, names: list[str]) -> None:
    found = names_in_byline(byline, language=language)
    assert [author.name + "*" * author.is_agency for author in found] == names


def test_the_source_a_delivery_names_is_an_agency() -> None:
    (author,) = names_in_byline("The Harrow Desk", agencies=frozenset({"the harrow desk"}))
    assert author.is_agency
