"""A newsroom of several machines whose Valkey is away: readers read, and whoever looks is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.lib.patient_cache import PatientCache
from dateline.ops.checkup.finding import State
from dateline.ops.checkup.shared_press import look_at_shared_press
from dateline.ops.heartbeat import beat
from dateline.ops.press_follower import PressFollower
from dateline.ops.worker import Worker
from dateline.press.actions.settle import settle
from dateline.press.backends.shared import SharedPressAway
from dateline.press.backends.valkey import SharedStore
from dateline.press.format import begin_format
from dateline.press.models import Touch
from dateline.press.store import open_store, the_shared_press
from dateline.press.tests.valkey_server import PROGRAM, ValkeyServer
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
from tests.running import port_nobody_has, wait_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]


@pytest.fixture
def shared(settings: Any, tmp_path: Path) -> SharedStore:
    """The press of a machine whose Valkey nobody has started."""
    settings.PRESS_FOLDER = tmp_path / "press"
    settings.VALKEY_URL = f"redis://127.0.0.1:{port_nobody_has()}/0"
    store = open_store()
    assert isinstance(store, SharedStore)
    return store


@pytest.fixture
def valkey(paper: Any, tmp_path: Path, settings: Any) -> Iterator[ValkeyServer]:
    """A Valkey that runs, and an open press."""
    if PROGRAM is None:
        pytest.skip("There is no valkey-server and no redis-server on this machine.")
    server = ValkeyServer(tmp_path)
    settings.PRESS_FOLDER, settings.VALKEY_URL = tmp_path / "press", server.url
    begin_format()
    yield server
    server.end()


def test_machines_that_ask_are_told(client: Any, shared: SharedStore) -> None:
    beat()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"database": True, "worker": True, "disk": True, "valkey": False},
    )


def test_machines_that_ask_hear_nothing_of_valkey_where_the_press_is_not_shared(client: Any) -> None:
    beat()
    assert client.get("/readyz").json() == {"database": True, "worker": True, "disk": True}


def test_the_doctor_names_the_mend(shared: SharedStore) -> None:
    (finding,) = look_at_shared_press()
    assert (finding.subject, finding.state) == ("valkey", State.FAILURE)
    assert finding.mend


def test_the_doctor_is_content_with_a_valkey_that_answers_and_warns_of_one_that_forgets(valkey: ValkeyServer) -> None:
    (finding,) = look_at_shared_press()
    assert finding.state is State.GOOD
    valkey.client.config_set("maxmemory", "100mb")
    valkey.client.config_set("maxmemory-policy", "allkeys-lru")
    (finding,) = look_at_shared_press()
    assert (finding.state, "noeviction" in finding.mend) == (State.WARNING, True)


def test_the_desk_is_told_and_works(client: Any, edith: Any, shared: SharedStore, settings: Any) -> None:
    client.force_login(edith)
    assert "cannot share what they press" in client.get("/desk/").content.decode()
    settings.VALKEY_URL = ""
    assert "cannot share what they press" not in client.get("/desk/").content.decode()


def test_a_page_that_is_not_pressed_is_made_for_whoever_asks(client: Any, file_story: Any, shared: SharedStore) -> None:
    story = file_story("Council mends the clock")
    assert "Council mends the clock" in client.get(story.address).content.decode()
    assert list(shared.names()) == []


def test_what_is_touched_meanwhile_stays_pressed_as_it_was_and_waits_for_valkey(
    client: Any, file_story: Any, valkey: ValkeyServer
) -> None:
    story = file_story("Council mends the clock")
    client.get(story.address)
    store, names = open_store(), sorted(open_store().names())
    assert story.address in names
    valkey.end()
    fresh = Story.objects.get(pk=story.pk)
    fresh.title = "Council breaks the clock"
    fresh.save_revision().publish()
    with pytest.raises(SharedPressAway):
        settle()
    assert sorted(store.names()) == names
    assert Touch.objects.filter(settled=False).exists()


def test_a_story_can_be_withdrawn_and_is_gone_from_this_machine_at_once(
    client: Any, file_story: Any, valkey: ValkeyServer, django_capture_on_commit_callbacks: Any
) -> None:
    story = file_story("Council mends the clock")
    client.get(story.address)
    assert open_store().read(story.address) is not None
    valkey.end()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story=Story.objects.get(pk=story.pk), notice="It was another clock.")
    assert open_store().read(story.address) is None


def test_the_worker_follows_only_where_the_press_is_shared(shared: SharedStore, settings: Any) -> None:
    assert isinstance(Worker()._follower, PressFollower)
    settings.VALKEY_URL = ""
    assert Worker()._follower is None


def test_the_worker_s_follower_goes_on_by_itself_when_valkey_is_back(valkey: ValkeyServer) -> None:
    shared = the_shared_press()
    store = open_store()
    assert isinstance(store, SharedStore)
    assert shared is not None
    valkey.end()
    follower = PressFollower(store)
    follower.start()
    valkey.start()
    wait_for(lambda: (store.files.root / "followed.json").exists(), "it never followed", 10)
    follower.ask_to_end()
    follower.join(10)
    assert not follower.is_alive()


def test_a_cache_whose_valkey_is_away_is_empty_and_fails_nobody() -> None:
    cache = PatientCache(f"redis://127.0.0.1:{port_nobody_has()}/0", {})
    cache.set("a", 1)
    assert cache.get("a", "nothing") == "nothing"
    assert cache.delete("a") is False
