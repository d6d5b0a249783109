"""Every template of ours: it compiles, and whatever it names is there.

python -m tests.lint.templates
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.lint.complaint import ROOT, Complaint, tell
from tests.lint.django_alone import open_the_rooms
from tests.lint.markup import line_at, without_comments, without_signs

if TYPE_CHECKING:
    from django.template import Engine, Template
    from django.template.base import Node, NodeList

TEMPLATES = "dateline/*/templates/**/*"
TAG = re.compile(r"<([a-zA-Z][\w-]*)([^>]*)>", re.DOTALL)
INLINE = re.compile(r"\s(style|on[a-z]+)\s*=", re.IGNORECASE)
IS_DATA = re.compile(r"""\btype=["']application/(?:ld\+)?json["']""")
ID = re.compile(r'\sid="([^"]+)"')
STATIC_ADDRESS = re.compile(r"""["']/static/([^"']+)["']""")

Ids = dict[str, list[int]]


def check_template(path: Path, text: str, engine: "Engine") -> list[Complaint]:
    """Everything that is wrong with one template."""
    complaints = [*inline(path, text), *static_addresses(path, text)]
    try:
        template = compiled(path, text, engine)
    except Exception as error:  # noqa: BLE001 - a tag may raise what it likes
        token = getattr(error, "token", None)
        line = token.lineno if token else 1
        return [*complaints, Complaint(path, line, f"It does not compile: {error}.", "Mend or load the tag.")]
    nodes = template.nodelist
    return [
        *complaints,
        *unknown_templates(path, nodes, engine),
        *unknown_parts(path, nodes),
        *unknown_files(path, nodes),
        *ids_twice(path, nodes),
    ]


def compiled(path: Path, text: str, engine: "Engine") -> "Template":
    from django.template import Origin, Template

    name = str(path).rpartition("/templates/")[2]
    return Template(text, Origin(str(path), name), name, engine)


def inline(path: Path, text: str) -> Iterator[Complaint]:
    """Styles and scripts inside a page: the policy of our headers forbids a browser to heed them."""
    html = without_signs(text)
    for tag in TAG.finditer(html):
        name, attributes, line = tag[1].lower(), tag[2], line_at(html, tag.start())
        for found in INLINE.finditer(attributes):
            mend = "Write a class and a rule." if found[1] == "style" else "Write it in a script of static/."
            yield Complaint(path, line, f"<{name}> has an inline {found[1]}.", mend)
        if name == "style":
            yield Complaint(path, line, "It has a <style>.", "Put the rules into a sheet.")
        if name == "script" and "src=" not in attributes and not IS_DATA.search(text[tag.start() : tag.end()]):
            yield Complaint(
                path, line, "It has an inline <script>.", "Put it into a file of static/ and name it in src."
            )


def static_addresses(path: Path, text: str) -> Iterator[Complaint]:
    """`/static/…` written out, as in a page that must not depend on anything."""
    for found in STATIC_ADDRESS.finditer(without_comments(text)):
        if not is_static_file(found[1]):
            yield _no_file(path, line_at(text, found.start()), found[1])


def unknown_templates(path: Path, nodes: "NodeList", engine: "Engine") -> Iterator[Complaint]:
    """What `extends` and `include` name by a constant."""
    from django.template import TemplateDoesNotExist
    from django.template.loader_tags import ExtendsNode, IncludeNode

    named: list[tuple[Any, Any]] = [(node, node.parent_name) for node in of_type(nodes, ExtendsNode)]
    named += [(node, node.template) for node in of_type(nodes, IncludeNode)]
    for node, expression in named:
        name = constant(expression)
        if name is None:
            continue
        try:
            found, _ = engine.find_template(name)
            if isinstance(node, ExtendsNode) and str(path) == found.origin.name:
                engine.find_template(name, skip=[found.origin])
        except TemplateDoesNotExist:
            mend = "Mend the name, or add the template."
            yield Complaint(path, line_of(node), f"There is no template “{name}”.", mend)


def unknown_parts(path: Path, nodes: "NodeList") -> Iterator[Complaint]:
    from django.template.library import SimpleNode

    from dateline.press.parts import known_parts
    from dateline.press.templatetags.press import part

    for node in of_type(nodes, SimpleNode):
        name = constant(node.args[0]) if node.func is part and node.args else None
        if name is not None and name not in known_parts():
            mend = f"Register it with @part; known are {', '.join(sorted(known_parts()))}."
            yield Complaint(path, line_of(node), f"No room makes the part “{name}”.", mend)


def unknown_files(path: Path, nodes: "NodeList") -> Iterator[Complaint]:
    from django.templatetags.static import StaticNode

    for node in of_type(nodes, StaticNode):
        name = constant(node.path)
        if name is not None and not is_static_file(name):
            yield _no_file(path, line_of(node), name)


def is_static_file(name: str) -> bool:
    """Whether it lies in a `static/`, or is made when static files are collected."""
    from django.contrib.staticfiles.finders import find

    from dateline.site.fonts import FACES, FIRST, FURTHER, file_name
    from dateline.site.stylesheet import FURTHER as FURTHER_SHEETS
    from dateline.site.stylesheet import JOINED

    made = {f"site/css/{name}" for name in (JOINED, *FURTHER_SHEETS)} | {
        f"site/fonts/{file_name(face, script)}" for face in FACES for script in (FIRST, *FURTHER)
    }
    return name in made or find(name) is not None


def _no_file(path: Path, line: int, name: str) -> Complaint:
    return Complaint(path, line, f"There is no static file “{name}”.", "Mend the name, or add the file.")


def ids_twice(path: Path, nodes: "NodeList") -> Iterator[Complaint]:
    """An id that one page would hold twice: written twice, or once in a loop. Branches of an `if` do not add up."""
    for name, lines in ids_of(nodes).items():
        if len(lines) > 1:
            what = f"The id “{name}” stands here and in line {lines[0]}."
            if lines[0] == lines[-1]:
                what = f"The id “{name}” is repeated by the loop round it."
            yield Complaint(path, lines[-1], what, "An id belongs to one element: give each its own.")


def ids_of(nodes: Iterable[Any]) -> Ids:
    from django.template.base import TextNode
    from django.template.defaulttags import ForNode, IfNode

    found: Ids = defaultdict(list)
    for node in nodes:
        if isinstance(node, TextNode):
            for match in ID.finditer(node.s):
                found[match[1]].append(line_of(node) + node.s.count("\n", 0, match.start(1)))
        elif isinstance(node, IfNode):
            _add(found, *_longest(ids_of(branch) for _, branch in node.conditions_nodelists).items())
        elif isinstance(node, ForNode):
            _add(found, *((name, lines * 2) for name, lines in ids_of(node.nodelist_loop).items()))
            _add(found, *ids_of(node.nodelist_empty).items())
        else:
            for inner in node.child_nodelists:
                _add(found, *ids_of(getattr(node, inner, None) or []).items())
    return found


def _longest(branches: Iterable[Ids]) -> Ids:
    """For each id the branch that has it most often: only one of them is ever on the page."""
    longest: Ids = {}
    for branch in branches:
        for name, lines in branch.items():
            longest[name] = max(longest.get(name, []), lines, key=len)
    return longest


def _add(found: Ids, *more: tuple[str, list[int]]) -> None:
    for name, lines in more:
        found[name] += lines


def of_type(nodes: "NodeList", kind: type["Node"]) -> list[Any]:
    """Any, since Django's stubs know no attribute of its own tags."""
    return list(nodes.get_nodes_by_type(kind))


def constant(expression: Any) -> str | None:
    """The text a tag was given in quotation marks; None for a variable."""
    word = getattr(expression, "var", expression)
    return str(word) if isinstance(word, str) and not getattr(expression, "filters", None) else None


def line_of(node: "Node") -> int:
    return (node.token.lineno if node.token else None) or 1


def main() -> int:
    open_the_rooms()
    from django.template import Engine

    paths = [path for path in sorted(ROOT.glob(TEMPLATES)) if path.is_file()]
    engine = Engine.get_default()
    return tell(each for path in paths for each in check_template(path, path.read_text(encoding="utf-8"), engine))


if __name__ == "__main__":
    sys.exit(main())
