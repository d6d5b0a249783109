"""The worker and a CDN in front of the newsroom: told of what changed, and never waited for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from dateline.lib.env import SettingError
from dateline.lib.site_folder import read_site_folder
from dateline.ops.checkup.cdn import look_at_cdn
from dateline.ops.checkup.finding import State
from dateline.ops.models import Mishap
from dateline.ops.purge_room import PurgeRoom
from dateline.ops.rounds import Round
from dateline.ops.tests.test_behind_nginx import FILE, WITHDRAW, ask
from dateline.ops.worker import Worker
from dateline.press.actions.purge import purge
from dateline.press.cdn import CdnAway
from dateline.press.purging.orders import leave_order
from dateline.press.spool import left_in
from dateline.press.tests.cdn_server import CdnServer
from tests.running import call, port_nobody_has, wait_for

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def cdn() -> Iterator[CdnServer]:
    server = CdnServer()
    yield server
    server.end()


@pytest.fixture
def purged(cdn: CdnServer, settings: Any, tmp_path: Path) -> CdnServer:
    """One that this process purges."""
    settings.PRESS_FOLDER = tmp_path / "press"
    settings.WAGTAILFRONTENDCACHE = {
        "cdn": {"BACKEND": "dateline.press.purging.backends.ByAddress", "LOCATION": cdn.url}
    }
    return cdn


# Settings


@pytest.mark.parametrize(
    ("values", "backend"),
    [
        ({"DATELINE_CDN_URL": "http://127.0.0.1:6081"}, "dateline.press.purging.backends.ByAddress"),
        (
            {"DATELINE_CDN_BACKEND": "cloudflare", "DATELINE_CDN_OPTIONS": '{"ZONEID": "1"}'},
            "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
        ),
        ({"DATELINE_CDN_BACKEND": "paper.cdn.Ours"}, "paper.cdn.Ours"),
    ],
)
def test_a_cdn_is_named_by_its_address_or_by_a_backend_with_options(
    tmp_path: Path, values: dict[str, str], backend: str
) -> None:
    from dateline.lib.cdn import cdn_settings

    assert cdn_settings(read_site_folder(tmp_path, values).values)["cdn"]["BACKEND"] == backend


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"DATELINE_CDN_URL": "varnish:6081"}, "cdn_url begins with “varnish”"),
        ({"DATELINE_CDN_URL": "http://x", "DATELINE_CDN_BACKEND": "cloudflare"}, "both set"),
        ({"DATELINE_CDN_OPTIONS": "{}"}, "without cdn_backend"),
        ({"DATELINE_CDN_BACKEND": "cloud"}, "cdn_backend is “cloud”"),
        ({"DATELINE_CDN_BACKEND": "cloudflare", "DATELINE_CDN_OPTIONS": "hunter2"}, "cdn_options is no JSON object"),
        ({"DATELINE_CDN_BACKEND": "cloudflare", "DATELINE_CDN_OPTIONS": "[1]"}, "cdn_options is no JSON object"),
    ],
)
def test_settings_that_cannot_be_are_told_in_a_sentence(tmp_path: Path, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingError, match=sentence) as caught:
        read_site_folder(tmp_path, values)
    assert "hunter2" not in str(caught.value)


# The worker


def test_the_worker_purges_only_where_there_is_a_cdn(db: None, purged: CdnServer, settings: Any) -> None:
    assert isinstance(Worker()._purges, PurgeRoom)
    settings.WAGTAILFRONTENDCACHE = {}
    assert Worker()._purges is None


def test_the_purge_room_tells_what_was_ordered_and_ends_when_it_is_asked_to(purged: CdnServer) -> None:
    leave_order(("/", "/news/"), urgent=True)
    room = PurgeRoom()
    room.start()
    wait_for(lambda: purged.paths == ["/", "/news/"], "the CDN was never told", 20)
    room.ask_to_end()
    room.join(20)
    assert not room.is_alive()


def test_a_cdn_that_is_away_is_no_mishap(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.ops.rounds.close_old_connections", lambda: None)

    def is_away() -> None:
        raise CdnAway("The CDN does not answer (TimeoutError).")

    round_ = Round("purging the CDN", is_away, 0)
    assert round_.make_if_due()
    assert not Mishap.objects.exists()


# The doctor


def test_the_doctor_says_nothing_where_no_cdn_is_purged(settings: Any, tmp_path: Path) -> None:
    settings.PRESS_FOLDER = tmp_path
    assert list(look_at_cdn()) == []


def test_the_doctor_warns_of_what_a_cdn_was_not_told_and_says_why(purged: CdnServer) -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        assert [finding.state for finding in look_at_cdn()] == [State.GOOD]
        leave_order(("/",), urgent=False)
        purged.status = 503
        with pytest.raises(CdnAway):
            purge()
        assert [finding.state for finding in look_at_cdn()] == [State.GOOD], "it is tried again in a moment"
        traveller.shift(timedelta(minutes=1))
        (finding,) = look_at_cdn()
    assert (finding.state, "503" in finding.what) == (State.WARNING, True)


def test_the_doctor_names_settings_that_no_backend_takes(purged: CdnServer, settings: Any) -> None:
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": "paper.no.Such"}}
    (finding,) = look_at_cdn()
    assert (finding.state, "paper.no.Such" in finding.what) == (State.FAILURE, True)


# All of it


@pytest.mark.xdist_group("pressing")
@pytest.mark.timeout(400)
def test_what_is_withdrawn_is_purged_by_the_worker_also_by_the_one_after(
    serve: Any, newsroom: Path, cdn: CdnServer
) -> None:
    port = port_nobody_has()
    settings = {"DATELINE_CDN_URL": cdn.url, "DATELINE_BASE_URL": f"http://127.0.0.1:{port}"}
    serving = serve("serve", "--port", str(port), **settings)
    serving.until("The desk is at")
    address = call(newsroom, "manage", "shell", "-c", FILE, **settings).stdout.split("at ", 1)[1].strip()
    assert ask(port, address)[0] == 200
    assert ask(port, "/")[0] == 200
    cdn.status = 503
    assert call(newsroom, "manage", "shell", "-c", WITHDRAW, **settings).returncode == 0
    assert ask(port, address)[0] == 410
    wait_for(lambda: cdn.paths, "the CDN was never told")
    assert serving.end() == 0, serving.said()
    assert left_in(newsroom / "data" / "press" / "purges")
    cdn.forget()
    cdn.status = 200
    serve("serve", "--port", str(port), **settings).until("The desk is at")
    wait_for(lambda: {address, "/"} <= set(cdn.paths), "the CDN was never told of what waited")
    wait_for(lambda: not left_in(newsroom / "data" / "press" / "purges"), "what was told still waited")
