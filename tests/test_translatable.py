"""Every word a person reads in a template can be translated."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted(ROOT.glob("dateline/*/templates/**/*.html"))

TRANSLATED = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
CLASSES = re.compile(r"{% block body_?class %}.*?{% endblock %}")
NO_WORDS = re.compile(r"<(script|style|svg|code)\b.*?</\1>", re.DOTALL)
READ_OUT = re.compile(r"""\b(?:aria-label|alt|title|placeholder|content)=(["'])(.*?)\1""", re.DOTALL)
MACHINES = re.compile(r"<meta\b(?![^>]*name=.description)[^>]*>")
TEMPLATE_SIGN = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")

SAME_IN_EVERY_LANGUAGE = {"API", "RSS", "Dateline"}
"""Names and abbreviations; and nothing else, or a reader somewhere reads English by mistake."""


def bare_words(template: str) -> set[str]:
    """Words outside `trans` and `blocktrans` that a reader would see or hear. A simple look, not a parser."""
    text = CLASSES.sub("", COMMENT.sub(" ", TRANSLATED.sub(" ", template)))
    text = MACHINES.sub(" ", NO_WORDS.sub(" ", text))
    text = TEMPLATE_SIGN.sub("", text)
    heard = " ".join(words for _, words in READ_OUT.findall(text))
    words = set(WORD.findall(re.sub(r"&\w+;", " ", f"{heard} {TAG.sub(' ', text)}")))
    return words - SAME_IN_EVERY_LANGUAGE


@pytest.mark.parametrize("path", TEMPLATES, ids=[str(path.relative_to(ROOT / "dateline")) for path in TEMPLATES])
def test_a_template_has_no_words_that_cannot_be_translated(path: Path) -> None:
    found = bare_words(path.read_text(encoding="utf-8"))
    assert not found, f"{path.relative_to(ROOT)} says {sorted(found)} in English only. Use trans or blocktrans."


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello</p>", {"Hello"}),
        ('<p>{% trans "Hello" %}</p>', set()),
        ("{% blocktrans %}Hello <b>there</b>{% endblocktrans %}", set()),
        ('<img alt="A bridge">', {"bridge"}),
        ('<a href="{{ story.address }}" class="more">{{ story.title }}</a>', set()),
        ("{% if a > b %}Late{% endif %}", {"Late"}),
        ('<a{% if x %} title="Open"{% endif %}>{{ x }}</a>', {"Open"}),
        ('<meta name="robots" content="noindex">', set()),
    ],
)
def test_the_look_for_bare_words_finds_them_and_only_them(template: str, found: set[str]) -> None:
    assert bare_words(template) == found
