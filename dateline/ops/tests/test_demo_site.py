"""The demo's folder: made once, never a real newsroom's."""

from pathlib import Path

import pytest

from dateline.ops.demo_site import keep_log_ins, open_demo_site, read_log_ins
from dateline.ops.errors import Refusal
from dateline.ops.new_site import write_new_site


def test_a_demo_is_made_once_and_found_again(tmp_path: Path):
    first = open_demo_site(tmp_path / "demo-site")
    assert open_demo_site(tmp_path / "demo-site").get("secret_key") == first.get("secret_key")


def test_a_real_newsroom_is_never_filled_with_the_demo(tmp_path: Path):
    write_new_site(tmp_path / "paper")
    with pytest.raises(Refusal, match="newsroom of its own"):
        open_demo_site(tmp_path / "paper")


def test_log_ins_are_kept_for_their_owner_only(tmp_path: Path):
    site = open_demo_site(tmp_path / "demo-site")
    assert read_log_ins(site) is None
    keep_log_ins(site, [{"name": "edith", "password": "p", "group": "Editor"}])
    assert read_log_ins(site) == [{"name": "edith", "password": "p", "group": "Editor"}]
    assert (site.data / "demo-log-ins.json").stat().st_mode & 0o777 == 0o600
