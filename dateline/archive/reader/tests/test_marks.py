"""Quotation marks of every make are paired, paragraph by paragraph."""

import pytest

from dateline.archive.reader.marks import Style, marked_words
from dateline.archive.reader.paragraphs import paragraphs_of


def words_between(text: str) -> list[str]:
    paragraphs = list(paragraphs_of(text))
    return [text[each.start : each.end] for found in marked_words(paragraphs) for each in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("She said “yes” and “no”.", ["yes", "no"], id="curly"),
        pytest.param('She said "yes" and "no".', ["yes", "no"], id="straight"),
        pytest.param("She said ``yes'' and ``no''.", ["yes", "no"], id="doubled singles"),
        pytest.param("‘It’s open,’ she said. ‘The workers’ hall is open.’",
                     ["It’s open,", "The workers’ hall is open."],
                     id="British singles beside apostrophes"),
        pytest.param("'It's open,' she said. 'Come in.'", ["It's open,", "Come in."], id="straight singles"),
        pytest.param("«Yes,» she said. «Come in.»", ["Yes,", "Come in."], id="guillemets"),
        pytest.param("»Yes,« she said. »Come in.«", ["Yes,", "Come in."], id="guillemets turned inwards"),
        pytest.param("„Yes,“ she said. „Come in.“", ["Yes,", "Come in."], id="low marks"),
        pytest.param("— I saw it, said Ada Moor.\n— So did I, said Tom Harker.", ["I saw it", "So did I"], id="dashes"),
        pytest.param("”It is open,” she said.", ["It is open,"], id="an opening mark the wrong way round"),
        pytest.param("“It is open,“ she said.", ["It is open,"], id="a closing mark the wrong way round"),
        pytest.param("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"], id="inner singles"),
        pytest.param("“He said “no” to me,” she said.", ["He said “no” to me,"], id="inner doubles"),
        pytest.param('"He said “no” to me," she said.', ["He said “no” to me,"], id="curly inside straight"),
        pytest.param("“Never closed, she said.", ["Never closed, she said."], id="left open"),
        pytest.param("The workers’ hall and the ’90s.", [], id="apostrophes are no marks"),
        pytest.param("Nothing “” here “ ”.", [], id="nothing between marks is nothing"),
        pytest.param("", [], id="no text"),
    ],
)  # fmt: skip
def test_what_stands_between_marks_is_found(text: str, words: list[str]) -> None:
    assert words_between(text) == words


def test_a_quote_that_runs_on_opens_its_mark_again() -> None:
    paragraphs = list(paragraphs_of("“We waited.\n\n“It is open,” she said.\n\n“Another,” he said."))
    first, second, third = (found[0] for found in marked_words(paragraphs))
    assert (first.is_closed, second.is_closed) == (False, True)
    assert [each.is_reopened for each in (first, second, third)] == [False, True, False]


def test_singles_are_marks_only_where_the_story_uses_them_for_what_is_said() -> None:
    assert words_between("A ‘grand’ day. “It is open,” she said. “Come,” he said.") == ["It is open,", "Come,"]
    (found,) = marked_words(list(paragraphs_of("‘It is open,’ she said.")))
    assert found[0].style is Style.SINGLE
