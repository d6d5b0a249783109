"""A template's HTML, read without Django: its signs blanked out, its classes gathered."""

import re
from dataclasses import dataclass
from pathlib import Path

COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
SIGN = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
GAP = "\x00"
"""Stands for each letter of a template's sign, so that lines and places stay as they were."""
BODY_CLASS = re.compile(r"{% block body_?class %}(.*?){% endblock %}")
CLASS = re.compile(r'\sclass="([^"]*)"')
QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")


@dataclass(frozen=True)
class Use:
    """A class that a file puts on an element, and where."""

    path: Path
    line: int
    name: str

    @property
    def is_begun(self) -> bool:
        """Whether a sign completes it: `state--{{ story.state }}`."""
        return self.name.endswith("-")


def line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _blank(match: "re.Match[str]") -> str:
    return re.sub(r"[^\n]", GAP, match[0])


def without_comments(text: str) -> str:
    return COMMENT.sub(_blank, text)


def without_signs(text: str) -> str:
    """The HTML alone, of the same length."""
    return SIGN.sub(_blank, without_comments(text))


def classes_of(path: Path, text: str) -> list[Use]:
    """The classes a template puts on its elements."""
    text = without_comments(text)
    said = [(match.start(1), SIGN.sub(_blank, match[1])) for match in BODY_CLASS.finditer(text)]
    said += [(match.start(1), match[1]) for match in CLASS.finditer(without_signs(text))]
    return [Use(path, line_at(text, place), name) for place, names in said for name in names.replace(GAP, " ").split()]


def words_in_signs(text: str) -> set[str]:
    """Every word in quotation marks inside a sign: `with size="big"` may become a class."""
    signs = "\n".join(SIGN.findall(without_comments(text)))
    return {word for one, other in QUOTED.findall(signs) for word in (one or other).split()}
