"""IPTC's own samples, when somebody points at a folder of them; they are not part of the project."""

import os
from pathlib import Path
from typing import Any

import pytest

from dateline.importers.ninjs.command import run
from dateline.stories.models import Story

FOLDER = Path(os.environ.get("DATELINE_TEST_DATA", "/nowhere")) / "ninjs"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="DATELINE_TEST_DATA names no folder with ninjs in it"),
]


@pytest.mark.parametrize("sample", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_a_sample_is_taken_unless_it_says_it_is_not_valid(sample: Path, news: Any, capfd: Any) -> None:
    code = run(sample, "news", False)
    print(
        sample.name,
        code,
        [
            (s.title, s.state, s.slug, s.bylines.count(), s.story_subjects.count(), len(s.body))
            for s in Story.objects.all()
        ],
    )
    assert code == (1 if sample.name.startswith("not-valid") else 0), capfd.readouterr()


def test_the_folder_of_samples_imported_twice_is_imported_once(news: Any, capfd: Any) -> None:
    run(FOLDER, "news", False)
    before = [(story.pk, story.revisions.count(), story.source_version) for story in Story.objects.order_by("pk")]
    run(FOLDER, "news", False)
    assert before == [
        (story.pk, story.revisions.count(), story.source_version) for story in Story.objects.order_by("pk")
    ]
