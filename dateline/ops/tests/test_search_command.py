"""`dateline search`: the index of the readers' search, built and checked at the command line."""

import json
from pathlib import Path

import pytest

from tests.running import call

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]
FILE = (
    "from dateline.stories.models import Section, Story; "
    "s = Section.objects.get(slug='news').add_child(instance=Story(title='The quay', live=False)); "
    "s.save_revision().publish()"
)


def test_what_is_missing_is_named_then_built_and_then_right(newsroom: Path) -> None:
    assert call(newsroom, "manage", "shell", "-c", FILE).returncode == 0
    done = call(newsroom, "search", "verify", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["waiting"] == 1, "the worker has not been here"
    built = call(newsroom, "search", "build")
    assert built.returncode == 0, built.stderr
    assert built.stdout == "1 stories indexed anew, 1 are in the index.\n"
    assert call(newsroom, "search", "build", "--all").stdout == "0 stories indexed anew, 1 are in the index.\n"
    right = json.loads(call(newsroom, "search", "verify", "--sample", "5", "--json").stdout)
    assert (right["right"], right["checked"], right["waiting"]) == (True, 1, 0)
    rename = "from dateline.stories.models import Story; Story.objects.update(title='The pier')"
    assert call(newsroom, "manage", "shell", "-c", rename).returncode == 0
    wrong = call(newsroom, "search", "verify")
    assert wrong.returncode == 1
    assert "1 differ" in wrong.stdout
    assert "dateline search build" in wrong.stderr
