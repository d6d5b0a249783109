"""Whatever somebody sends, the answer is an import or a refusal in words, and twice is like once."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.importers.ninjs.command import run
from dateline.importers.ninjs.errors import NinjsRefused
from dateline.importers.ninjs.properties import KNOWN
from dateline.importers.ninjs.reader import read_file
from dateline.importers.ninjs.tests.deliveries import deliver
from dateline.stories.models import Story

scraps = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20))
anything = st.recursive(
    scraps, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
names = st.sampled_from([*KNOWN, "headline_x", "body_html", "description_text", "standard", "x_own"])
almost = st.dictionaries(names, anything, max_size=8).map(lambda thing: {"uri": "urn:x", **thing})
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
sound = st.fixed_dictionaries(
    {"uri": texts.filter(str.strip), "headline": texts, "body_text": texts},
    optional={
        "byline": texts,
        "located": texts,
        "language": texts,
        "slugline": texts,
        "description_text": texts,
        "body_html": texts,
        "version": texts,
        "person": st.lists(st.fixed_dictionaries({}, optional={"name": texts, "code": texts}), max_size=3),
        "subjects": st.lists(st.fixed_dictionaries({}, optional={"name": texts, "uri": texts}), max_size=3),
        "pubstatus": st.sampled_from(["usable", "withheld", "canceled"]),
        "embargoed": st.dates(date(1700, 1, 1), date(2100, 1, 1)).map(str),
    },
)


def read(content: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            read_file(deliver(Path(folder), content))
        except NinjsRefused as refused:
            said = refused
        else:
            return
    assert said.name in str(said)
    assert said.sentence.endswith(".")


@given(st.one_of(anything, almost).map(json.dumps))
def test_any_json_is_read_or_refused(content: str) -> None:
    read(content)


@given(st.text(st.sampled_from('{}[]",:\\u0tn1e-. \n'), max_size=60))
def test_any_scribble_is_read_or_refused(content: str) -> None:
    read(content.encode())


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read(content)


def state() -> list[Any]:
    stories = Story.objects.order_by("pk")
    return [(s.pk, s.title, s.state, s.source_version, s.touched_at, s.revisions.count()) for s in stories]


@pytest.mark.once
@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(thing=sound)
def test_the_same_delivery_twice_is_the_same_as_once(thing: dict[str, Any], news: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = deliver(Path(folder), thing)
        first = run(path, "news", False)
        after_one = state()
        assert run(path, "news", False) == first
        assert state() == after_one
