"""The doctor: names what is wrong, and the mend."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.lib import clock
from dateline.lib.site_folder import SiteFolder, read_site_folder
from dateline.ops.actions.note_mishap import note_mishap
from dateline.ops.checkup.all import look_at_all
from dateline.ops.checkup.finding import Finding, State
from dateline.ops.checkup.folder import free_space
from dateline.ops.checkup.push import look_at_push
from dateline.ops.checkup.running import look_at_running
from dateline.ops.checkup.settings import clock_finding, look_at_settings
from dateline.ops.heartbeat import beat
from dateline.ops.models import Heartbeat
from dateline.pocket.models import Device
from dateline.pocket.push.key import public_key
from tests.running import call


def _by_subject(findings: Any) -> dict[str, Finding]:
    return {each.subject: each for each in findings}


def _settings(folder: Path, **values: str) -> dict[str, Finding]:
    return _by_subject(look_at_settings(SiteFolder(folder, values)))


def test_a_secret_that_can_be_guessed_is_a_failure(tmp_path: Path):
    assert _settings(tmp_path, secret_key="x")["secret"].state is State.FAILURE
    assert _settings(tmp_path, secret_key="a" * 64)["secret"].state is State.FAILURE
    assert _settings(tmp_path, secret_key="n3JxKp8qTz-Rw5LmYc1Vb7Hg2Fd9Sa4Qe6Uo0IiXX")["secret"].state is State.GOOD


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("http://127.0.0.1:8000", State.WARNING),
        ("http://paper.example", State.FAILURE),
        ("https://paper.example", State.GOOD),
    ],
)
def test_a_public_address_without_encryption_is_a_failure(tmp_path: Path, url: str, state: State):
    assert _settings(tmp_path, base_url=url)["base_url"].state is state


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("http://127.0.0.1:8000", State.GOOD),
        ("http://[::1]:8000", State.GOOD),
        ("http://localhost:8000", State.GOOD),
        ("https://paper.example", State.GOOD),
        ("http://paper.example", State.WARNING),
        ("http://192.168.1.7:8000", State.WARNING),
    ],
)
def test_the_doctor_says_where_no_browser_installs_the_app(tmp_path: Path, url: str, state: State):
    assert _settings(tmp_path, base_url=url)["app"].state is state


def test_a_clock_that_stands_still_is_a_failure():
    assert clock_finding(datetime(1970, 1, 1, tzinfo=UTC)).state is State.FAILURE


@pytest.mark.parametrize(("free", "state"), [(1 << 40, State.GOOD), (1 << 30, State.WARNING), (1 << 20, State.FAILURE)])
def test_a_full_disk_is_a_failure(free: int, state: State):
    assert free_space(free).state is state


def test_a_worker_that_never_ran_or_fell_silent_is_a_failure(db: None):
    assert _by_subject(look_at_running())["worker"].state is State.FAILURE
    beat()
    assert _by_subject(look_at_running())["worker"].state is State.GOOD
    Heartbeat.objects.update(beaten_at=clock.now() - timedelta(hours=1))
    assert "fell silent" in _by_subject(look_at_running())["worker"].what


def test_what_broke_in_the_last_day_is_told(db: None):
    assert _by_subject(look_at_running())["mishaps"].state is State.GOOD
    found_by = note_mishap(error=ValueError("no such wheel"), where="worker")
    finding = _by_subject(look_at_running())["mishaps"]
    assert finding.state is State.WARNING
    assert found_by in finding.what


def test_every_finding_that_is_not_good_says_the_mend(db: None, tmp_path: Path, settings: Any):
    (tmp_path / "data/media").mkdir(parents=True)
    settings.DATA = tmp_path / "data"
    findings = list(look_at_all(read_site_folder(tmp_path, {})))
    assert {each.subject for each in findings} >= {"database", "migrations", "worker", "disk", "static files", "secret"}
    assert all(each.mend for each in findings if each.state is not State.GOOD)


@pytest.mark.django_db
def test_the_doctor_says_whether_readers_devices_can_be_told(settings: Any, tmp_path: Path):
    settings.PUSH_KEY = tmp_path / "push-key.pem"
    assert _by_subject(look_at_push())["push"].state is State.GOOD
    assert not settings.PUSH_KEY.exists()
    Device.objects.create(endpoint="https://push.example/1", service="https://push.example", made_with=public_key())
    assert _by_subject(look_at_push())["push"].what == "1 devices want to be told of news."
    settings.PUSH_KEY.chmod(0o644)
    assert _by_subject(look_at_push())["push key"].mend == f"chmod 600 {settings.PUSH_KEY}"
    settings.PUSH_KEY.unlink()
    assert "is missing, and 1 devices" in _by_subject(look_at_push())["push key"].what
    assert not settings.PUSH_KEY.exists()
    public_key()
    assert _by_subject(look_at_push())["push"].state is State.WARNING
    settings.PUSH_KEY.write_text("no key")
    assert _by_subject(look_at_push())["push key"].state is State.FAILURE


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_it_ends_with_1_while_no_worker_runs_and_tells_machines_too(newsroom: Path):
    done = call(newsroom, "doctor", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["well"]) == (1, False)
    assert {each["subject"] for each in told["findings"] if each["state"] == "failure"} == {"worker"}


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_a_wrong_setting_is_a_finding(tmp_path: Path):
    (tmp_path / "dateline.toml").write_text('colour = "red"')
    done = call(tmp_path, "doctor", "--json")
    assert done.returncode == 1
    assert "colour" in json.loads(done.stdout)["findings"][0]["what"]
