"""What the front noted is added up once, hour by hour, for stories readers may see."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.fronts.actions.count_reads import count_reads
from dateline.fronts.actions.forget_reads import forget_reads
from dateline.fronts.actions.renew_most_read import KEPT, renew_most_read
from dateline.fronts.models import MostRead, ReadCount, TakenReads
from dateline.lib import clock
from dateline.press.models import Touch
from dateline.press.reads import Reads, alone_with_reads, keep_reads, kept_reads
from dateline.publication.models import House
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
from tests.clock import NOON

pytestmark = pytest.mark.usefixtures("at_noon")

Note = Callable[..., None]


@pytest.fixture
def root(paper: Any, settings: Any, tmp_path: Path) -> Path:
    settings.PRESS_FOLDER = tmp_path / "press"
    return tmp_path / "press"


@pytest.fixture
def note(root: Path) -> Note:
    """Leaves a file as the front does: `note({address: number})`."""

    def note(pages: dict[str, int], beacons: dict[str, int] | None = None, ago: timedelta = timedelta()) -> None:
        keep_reads(root, Reads(int((clock.now() - ago).timestamp()), pages, beacons or {}))

    return note


def counts() -> dict[tuple[int, int], int]:
    """By story and hours ago."""
    return {
        (row.story_id, int((NOON - row.hour).total_seconds() // 3600)): row.count for row in ReadCount.objects.all()
    }


def ranked(span: str) -> list[int]:
    return list(MostRead.objects.filter(span=span).order_by("rank").values_list("story_id", flat=True))


def test_files_are_added_to_the_hours_they_tell_of_and_thrown_away(note: Note, root: Path, file_story: Any) -> None:
    clock_story, harbour = file_story("Council mends the clock"), file_story("Harbour opens")
    note({clock_story.address: 3, harbour.address: 1})
    note({clock_story.address: 2})
    note({clock_story.address: 7}, ago=timedelta(minutes=70))
    assert count_reads() == 3
    note({clock_story.address: 1})
    assert count_reads() == 1
    assert counts() == {(clock_story.pk, 0): 6, (clock_story.pk, 2): 7, (harbour.pk, 0): 1}
    assert kept_reads(root) == []
    assert not TakenReads.objects.exists()
    assert count_reads() == 0


def test_a_file_is_counted_once_though_the_worker_dies_before_it_is_thrown_away(
    note: Note, root: Path, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story()
    note({story.address: 3})

    def die(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", die)
        with pytest.raises(KeyboardInterrupt):
            count_reads()
    assert len(kept_reads(root)) == 1
    note({story.address: 4})
    assert count_reads() == 1
    assert counts() == {(story.pk, 0): 7}
    assert kept_reads(root) == []
    assert not TakenReads.objects.exists()


def test_a_file_is_counted_though_the_worker_dies_while_it_counts(
    note: Note, root: Path, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story()
    note({story.address: 3})

    def die(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(TakenReads.objects, "bulk_create", die)
        with pytest.raises(KeyboardInterrupt):
            count_reads()
    assert counts() == {}
    assert count_reads() == 1
    assert counts() == {(story.pk, 0): 3}


def test_two_workers_do_not_take_the_same_files(note: Note, root: Path, file_story: Any) -> None:
    story = file_story()
    note({story.address: 3})
    with alone_with_reads(root) as alone:
        assert alone
        assert count_reads() == 0
    assert count_reads() == 1


def test_a_torn_file_is_thrown_away_and_the_others_are_counted(note: Note, root: Path, file_story: Any) -> None:
    story = file_story()
    note({story.address: 3})
    (root / "reads" / "1-torn.json").write_text('{"moment": 1764')
    assert count_reads() == 2
    assert counts() == {(story.pk, 0): 3}
    assert kept_reads(root) == []


def test_unknown_paths_and_stories_that_are_not_public_are_dropped(note: Note, file_story: Any, news: Any) -> None:
    story, draft, gone = file_story("Clock"), file_story("Draft", publish=False), file_story("Gone")
    withdraw(story=gone, notice="It was wrong.")
    note(
        {
            story.address: 1,
            draft.address: 5,
            gone.address: 5,
            story.address.replace("/news/", "/sport/"): 5,
            "/desk/2026/11/23/clock/": 5,
            "/news/2026/11/23/made-up/": 5,
            "/news/2026/99/99/clock/": 5,
            "no path": 5,
        }
    )
    count_reads()
    assert counts() == {(story.pk, 0): 1}


def test_a_house_counts_by_pages_or_by_beacons_and_never_by_both(note: Note, file_story: Any) -> None:
    story = file_story()
    note({story.address: 1}, {story.address: 100})
    count_reads()
    assert counts() == {(story.pk, 0): 1}
    House.objects.update(counts_by_beacon=True)
    note({story.address: 1}, {story.address: 100})
    count_reads()
    assert counts() == {(story.pk, 0): 101}


def test_the_script_of_the_beacon_is_on_stories_of_a_house_that_asks_for_it(file_story: Any, rosa: Any) -> None:
    story = file_story()
    assert "/read.js" not in rosa.get(story.address).content.decode()
    House.objects.update(counts_by_beacon=True)
    assert "/read.js" in rosa.get(story.address).content.decode()
    assert "/read.js" not in rosa.get("/").content.decode()


def test_hours_older_than_eight_days_are_thrown_away(note: Note, file_story: Any) -> None:
    story = file_story()
    for hours in (0, 7 * 24, 8 * 24 + 1):
        note({story.address: 1}, ago=timedelta(hours=hours))
    count_reads()
    TakenReads.objects.create(name="left behind", taken_at=NOON - timedelta(days=9))
    assert forget_reads() == 2
    assert counts() == {(story.pk, 0): 1, (story.pk, 168): 1}
    assert not Touch.objects.filter(touched_at__gt=NOON).exists()


def test_the_lists_are_in_order_and_the_newest_of_equals_is_first(note: Note, file_story: Any, at_noon: Any) -> None:
    stories = []
    for number in range(4):
        at_noon.move_to(NOON - timedelta(minutes=10 - number))
        stories.append(file_story(f"Story {number}").pk)
    at_noon.move_to(NOON)
    old, equal, newer_equal, top = stories
    addresses = {story.pk: story.address for story in Story.objects.public()}
    note({addresses[equal]: 5, addresses[newer_equal]: 5, addresses[top]: 9})
    note({addresses[old]: 30}, ago=timedelta(days=3))
    count_reads()
    assert renew_most_read()
    assert ranked("day") == [top, newer_equal, equal]
    assert ranked("week") == [old, top, newer_equal, equal]


def test_at_most_ten_are_kept_and_only_those_readers_may_see(note: Note, file_story: Any) -> None:
    stories = [file_story(f"Story {number}") for number in range(KEPT + 3)]
    note({story.address: 100 - number for number, story in enumerate(stories)})
    count_reads()
    withdraw(story=stories[1], notice="It was wrong.")
    renew_most_read()
    assert ranked("day") == [stories[0].pk, *(story.pk for story in stories[2 : KEPT + 1])]


def test_pages_are_touched_only_when_the_order_changed(note: Note, file_story: Any) -> None:
    first, second = file_story("Clock"), file_story("Harbour")
    note({first.address: 3, second.address: 2})
    count_reads()
    assert renew_most_read()
    before = Touch.objects.count()
    note({first.address: 50, second.address: 5})
    count_reads()
    assert not renew_most_read()
    assert Touch.objects.count() == before
    note({second.address: 500})
    count_reads()
    assert renew_most_read()
    assert Touch.objects.count() == before + 1
