"""IPTC's own samples, no part of the project: in DATELINE_TEST_DATA, or in shared/data beside the checkout."""

import os
from pathlib import Path
from typing import Any

import pytest

from dateline.importers.ninjs.command import run
from dateline.stories.models import Story
from tests.running import ROOT

BESIDE = ROOT.parent / "shared" / "data"
FOLDER = Path(os.environ.get("DATELINE_TEST_DATA", BESIDE)) / "ninjs"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason="There are no samples: DATELINE_TEST_DATA names no folder with ninjs in it"
    ),
]


@pytest.mark.parametrize("sample", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_a_sample_is_taken_unless_it_says_it_is_not_valid(sample: Path, news: Any, capfd: Any) -> None:
    not_valid = sample.name.startswith("not-valid")
    assert run(sample, "news", False) == int(not_valid)
    said = capfd.readouterr()
    assert Story.objects.count() == int(not (not_valid or "event" in sample.name))
    assert ("embargoedreason" in said.err) is not_valid


def held() -> dict[int, tuple[str, int]]:
    return {story.pk: (story.source_version, story.revisions.count()) for story in Story.objects.all()}


def test_the_folder_of_samples_twice_is_the_same_as_once(news: Any) -> None:
    assert run(FOLDER, "news", False) == 1
    once = held()
    assert run(FOLDER, "news", False) == 1
    assert held() == once
