"""A press that is opened again: what was touched before is dropped, what is touched meanwhile is not forgotten."""

from typing import Any

import pytest

from dateline.press.actions import open_press as opening
from dateline.press.actions.drop import drop_made_from
from dateline.press.actions.open_press import open_press
from dateline.press.actions.settle import settle_all
from dateline.press.actions.touch import touch
from dateline.press.actions.verify import verify
from dateline.press.backends.files import FileStore
from dateline.press.models import Touch
from dateline.press.tests.retitle import retitle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committing_at_once")]


def test_what_was_touched_and_not_pressed_again_is_dropped(store: FileStore, read: Any, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    settle_all()
    retitle(story, "Council breaks the clock")
    open_press()
    assert store.read(story.address) is None
    assert not Touch.objects.filter(settled=False).exists()


def test_what_another_machine_publishes_meanwhile_is_pressed_by_it(
    store: FileStore, read: Any, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    settle_all()
    touch("something else")

    def drop_while_another_publishes(*, numbers: Any) -> int:
        dropped = drop_made_from(numbers=numbers)
        retitle(story, "Council breaks the clock")
        return dropped

    monkeypatch.setattr(opening, "drop_made_from", drop_while_another_publishes)
    open_press()
    settle_all()
    assert "Council breaks the clock" in (read(story.address) or "")
    assert verify().is_right
