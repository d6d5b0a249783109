"""The documents say what is so: their links lead somewhere, and what they name exists."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from dateline.lib.site_folder import KNOWN
from dateline.ops.cli import dateline
from tests import url_map

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
EVERY_DOCUMENT = pytest.mark.parametrize("document", DOCS, ids=[str(path.relative_to(ROOT)) for path in DOCS])

SITE = "http://127.0.0.1:8000"
ONE_STORY_PAGE = ROOT / "docs" / "one-story-page.md"
ADDRESSES = ROOT / "docs" / "addresses.md"
ROWS = (
    "Story", "Author", "Latest stories", "Related articles", "Leave a reply", "Verification", "Risk score",
    "Continue in the app", "Who", "Who said what", "What happened", "Ties",
)  # fmt: skip

LINK = re.compile(r"(?<!`)\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`|^ {4}(.+)$", re.MULTILINE)
COMMAND = re.compile(r"(?:^|\s|bin/)dateline ([a-z]+)((?: [^|;&#→]*)?)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
VARIABLE = re.compile(r"\bDATELINE_[A-Z][A-Z_]*[A-Z]\b")
A_TEST = re.compile(r"`((?:tests|dateline)/[\w/]+\.py::[\w:]+)`")
A_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)+/?|[\w-]+\.(?:md|toml)")
HOSTS = ("127.0.0.1", "localhost", "host", "www.iptc.org")
"""Whom a document may name: this machine, a stand-in, and the bodies that keep a standard. No registry of packages."""
INNER = {
    "DATELINE_SUPERVISOR", "DATELINE_DJANGO_SOCKET", "DATELINE_PRESS_FOLDER", "DATELINE_PRESS_HOSTS",
    "DATELINE_PRESS_PROXIES", "DATELINE_PRESS_BYTES",
}  # fmt: skip
"""Variables that `serve` sets for the processes it starts, and nobody else should."""
OUR_FOLDERS = ("dateline", "tests", "docs", "bench", "bin", "requirements", ".ci")


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_in(text: str) -> list[str]:
    """What stands in code: between backticks, or indented."""
    return [span or block for span, block in CODE.findall(text)]


def anchors_of(path: Path) -> set[str]:
    """The anchors a reader of the repository's pages can be sent to."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(words_of(path)))
    return {heading.replace(" ", "-") for heading in kept}


# Links and files


@EVERY_DOCUMENT
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(words_of(document)):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), f"{document.name} leads to {link}, which is not there."
        assert not anchor or anchor in anchors_of(target), f"{document.name} leads to {link}; no heading is called so."


@EVERY_DOCUMENT
def test_every_file_of_ours_that_a_document_names_is_there(document: Path) -> None:
    for code in code_in(words_of(document)):
        for name in A_PATH.findall(code.partition("::")[0]):
            if name.startswith(tuple(f"{folder}/" for folder in OUR_FOLDERS)):
                assert (ROOT / name).exists(), f"{document.name} names {name}, which is not there."


@EVERY_DOCUMENT
def test_no_document_sends_a_machine_anywhere_but_to_itself_or_to_an_example(document: Path) -> None:
    for host in re.findall(r"\w+://(?:[^/\s@`]*@)?([\w.\[\]:-]+)", words_of(document)):
        name = host.partition(":")[0]
        assert name in HOSTS or name.endswith((".example", "example.org")), f"{document.name} names the host {name}."


# Commands and settings


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command as it is typed, with those inside groups."""
    for name, command in dateline.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in command.commands.items())
        else:
            yield name, command


EVERY_COMMAND = list(commands())


def options_of(command: click.Command) -> set[str]:
    return {option for each in command.params for option in each.opts if option.startswith("--")} | {"--help"}


@EVERY_DOCUMENT
def test_every_command_and_option_that_a_document_names_exists(document: Path) -> None:
    for code in code_in(words_of(document)):
        for name, rest in COMMAND.findall(code):
            command = dateline.commands.get(name)
            assert command, f"{document.name} has `dateline {name}`; there is no such command."
            if isinstance(command, click.Group):
                inner = rest.split()[0] if rest.split() else ""
                command = command.commands.get(inner, command)
            unknown = set(OPTION.findall(rest)) - options_of(command)
            assert name == "manage" or not unknown, f"{document.name}: `dateline {name}` has no {sorted(unknown)}."


@pytest.mark.parametrize(("name", "command"), EVERY_COMMAND, ids=[name for name, _ in EVERY_COMMAND])
def test_every_command_is_documented_with_its_options(name: str, command: click.Command) -> None:
    told = "\n".join(words_of(path) for path in ROOT.glob("docs/operators/*.md"))
    assert f"dateline {name}" in told, f"docs/operators/ does not tell of `dateline {name}`."
    silent = {option for option in options_of(command) - {"--help"} if not re.search(rf"{option}(?![\w-])", told)}
    assert not silent, f"docs/operators/ does not tell of {sorted(silent)} of `dateline {name}`."


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_every_setting_is_documented_under_both_its_names(name: str) -> None:
    told = "\n".join(words_of(path) for path in ROOT.glob("docs/operators/*.md"))
    assert re.search(rf"\b{name}\b", told), f"docs/operators/ does not tell of the setting {name}."
    assert KNOWN[name] in told, f"docs/operators/ does not tell of {KNOWN[name]}."


def variables_of(*patterns: str) -> set[str]:
    """The variables our programs and scripts name."""
    files = (path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())
    return {name for path in files if "/tests/" not in str(path) for name in VARIABLE.findall(words_of(path))}


def test_every_variable_is_documented_and_every_documented_one_exists() -> None:
    asked_for = variables_of("dateline/**/*.py", "bin/*") - INNER | {f"{name}_FILE" for name in KNOWN.values()}
    documented = {name for path in DOCS for name in VARIABLE.findall(words_of(path))}
    fixtures = variables_of("conftest.py", "tests/*.py")
    assert documented <= asked_for | fixtures, f"Nothing reads {sorted(documented - asked_for - fixtures)}."
    silent = {name for name in asked_for - documented if not name.endswith("_FILE")}
    assert not silent, f"No document tells of {sorted(silent)}."


# One story page, explained


def story_page_rows() -> dict[int, str]:
    return {int(number): row for number, row in re.findall(r"^\| (\d+) \|(.*)$", words_of(ONE_STORY_PAGE), re.M)}


def test_every_number_of_the_story_page_has_its_row_and_its_place_in_the_picture() -> None:
    rows = story_page_rows()
    assert [re.findall(r"\*\*(.+?)\*\*", rows[number])[0] for number in sorted(rows)] == list(ROWS)
    script = words_of(ROOT / "docs" / "pictures" / "one_story_page.py")
    places = re.search(r"^PLACES = \{(.*?)^\}", script, re.MULTILINE | re.DOTALL)
    assert places
    assert [int(number) for number in re.findall(r"^    (\d+):", places[1], re.MULTILINE)] == sorted(rows)


def test_every_row_of_the_story_page_runs_and_is_tested_or_says_that_it_is_not_built() -> None:
    for number, row in story_page_rows().items():
        built = "Not built yet" not in row
        assert bool(A_TEST.search(row)) == built, f"Row {number} names no test, or one for what is not built."
        assert (SITE in row) == built, f"Row {number} names no address, or one for what is not built."


def test_every_test_that_a_document_names_is_collected() -> None:
    named = sorted({name for path in DOCS for name in A_TEST.findall(words_of(path))})
    assert named
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", "-n", "0", *named],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


# Addresses


def addresses_named() -> set[str]:
    """The demo's addresses, from every document, without what the server never sees."""
    found = (address for path in DOCS for address in re.findall(rf"{SITE}(/[^\s)`>]*)", words_of(path)))
    return {address.partition("#")[0] for address in found}


def addresses_not_built() -> list[str]:
    reserved = words_of(ADDRESSES).partition("## Reserved, and not built yet")[2]
    return re.findall(r"^\| `(/[^`]+)`", reserved, re.MULTILINE)


@pytest.mark.django_db
@pytest.mark.once
def test_every_address_that_a_document_names_answers_in_the_demo_and_no_other_is_said_to_be_missing(
    courier: object, rosa: Any
) -> None:
    silent = [address for address in addresses_named() if rosa.get(address, follow=True).status_code != 200]
    assert not silent, f"These do not answer 200 in the demo: {silent}"
    assert addresses_not_built()
    answering = [address for address in addresses_not_built() if rosa.get(address, follow=True).status_code != 404]
    assert not answering, f"docs/addresses.md says that these are not built, and they answer: {answering}"


GAP = re.compile(r"%\(\w+\)s|\{[^}]+\}")
STATIC = "/static/{}"
"""Answered by the middleware that serves static files, before the map is asked."""
BEACON = "/read/"
"""Answered by the press in front, which asks Django nothing."""
SERVED_BY_THE_TREE = {
    "/", "/{}/", "/about/", "/contact/", "/ethics/", "/privacy/", "/accessibility/", "/comment-policy/",
}  # fmt: skip
"""Pages that editors make: the front, sections and standing pages. One pattern of the map stands for all of them."""


def readers_addresses() -> set[str]:
    """Every pattern of the map outside the desk, its gaps unnamed."""
    written = {f"/{text}" for each in url_map.patterns() for text, _ in each.templates if each.name != "wagtail_serve"}
    return {GAP.sub("{}", address) for address in written if not address.startswith("/desk/")}


def documented_addresses() -> set[str]:
    """The same of the document: what is there, without what it only reserves."""
    there = words_of(ADDRESSES).partition("## Reserved, and not built yet")[0]
    rows: list[str] = re.findall(r"^\| `(/[^`]*)`", there, re.MULTILINE)
    return {GAP.sub("{}", row.partition("?")[0]) for row in rows if not row.startswith("/desk/")}


def test_every_address_for_readers_is_documented_and_every_documented_one_is_in_the_map() -> None:
    told = documented_addresses()
    silent = readers_addresses() - told
    assert not silent, f"docs/addresses.md does not tell of {sorted(silent)}."
    unknown = told - readers_addresses() - SERVED_BY_THE_TREE - {STATIC, BEACON}
    assert not unknown, f"docs/addresses.md tells of {sorted(unknown)}; no pattern answers there."


def test_every_first_segment_the_system_keeps_for_itself_is_in_the_list_of_addresses() -> None:
    from dateline.publication.addresses import RESERVED

    inner = {"documents"}
    listed = {address.strip("/").split("/")[0] for address in re.findall(r"^\| `(/[^`]*)`", words_of(ADDRESSES), re.M)}
    assert set(RESERVED) - inner - listed == set()
