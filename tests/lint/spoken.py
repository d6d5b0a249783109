"""Classes that are named elsewhere than in a `class` attribute: in signs of templates, in scripts, in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.lint.markup import CLASS, QUOTED, words_in_signs

PYTHON = {
    "quote": "the style of a container that holds a quotation",
    "number": "the style of a container that holds a number",
}
"""Values of a model that a template turns into a class, and what they are."""
STYLED = re.compile(r"class(?:Name|List)")


def class_words(root: Path) -> set[str]:
    """Every word that may become a class."""
    words = set(PYTHON)
    for path in root.glob("dateline/*/templates/**/*.html"):
        words |= words_in_signs(path.read_text(encoding="utf-8"))
    for path in root.glob("dateline/*/static/**/*.js"):
        words |= set(in_script(path.read_text(encoding="utf-8")))
    for path in root.glob("dateline/**/*.py"):
        if "tests" not in path.parts and "migrations" not in path.parts:
            words |= set(in_python(path.read_text(encoding="utf-8")))
    return words


def in_script(text: str) -> Iterator[str]:
    """The words in quotation marks on a line that sets classes."""
    for line in text.splitlines():
        if STYLED.search(line):
            for one, other in QUOTED.findall(line):
                yield from (one or other).split()


def in_python(text: str) -> Iterator[str]:
    """The classes of HTML that stands in a Python text."""
    if 'class="' in text or '"class"' in text:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for names in CLASS.findall(node.value):
                    yield from names.split()
            if isinstance(node, ast.Dict):
                yield from _of_attributes(node)


def _of_attributes(node: ast.Dict) -> Iterator[str]:
    """`{"class": "…"}`, as widgets take it."""
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and key.value == "class" and isinstance(value, ast.Constant):
            yield from str(value.value).split()
