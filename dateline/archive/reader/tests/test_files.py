"""What is read of a file: plain text as it is, or the body of a ninjs story."""

import json
from pathlib import Path

import pytest

from dateline.archive.reader.files import CannotUse, text_of


def test_plain_text_is_read_as_it_is_so_that_ranges_fit_the_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("\ufeffOne\r\n“Two”\r\n".encode())
    assert text_of(path) == "\ufeffOne\r\n“Two”\r\n"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"body_text": "One\nTwo", "body_xhtml": "<p>No</p>"}, "One\nTwo"),
        ({"body_xhtml": "<p>One <b>and</b>\n a half</p><p>Two</p>"}, "One and a half\n\nTwo"),
        ({"body_xhtml": "bare words"}, "bare words"),
        ({"bodies": [{"contenttype": "text/html", "value": "<p>One</p>"}]}, "One"),
        (
            {
                "bodies": [
                    {"contenttype": "text/html", "value": "<p>No</p>"},
                    {"contenttype": "text/plain", "value": "One"},
                ]
            },
            "One",
        ),
    ],
)
def test_the_body_of_a_ninjs_story_is_read(tmp_path: Path, item: dict[str, object], text: str) -> None:
    path = tmp_path / "story.json"
    path.write_text(json.dumps(item), encoding="utf-8")
    assert text_of(path) == text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b'{"uri": "a"}', "neither “body_text” nor “body_xhtml”"),
        (b'{"uri":\n oops}', "line 2: This is no JSON"),
        (b"{" * 100_000, "This is no"),
        (b'{"body_text": ' + b"[" * 100_000 + b"}", "nested too deeply"),
        (b"{\n\xff}", "line 2: This is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_mend(tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(raw)
    with pytest.raises(CannotUse, match=sentence) as refused:
        text_of(path)
    assert str(path) in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match=r"gone\.txt"):
        text_of(tmp_path / "gone.txt")
