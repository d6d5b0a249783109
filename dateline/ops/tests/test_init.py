"""`dateline init`: a new newsroom."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from dateline.lib.site_folder import KNOWN
from dateline.ops.actions.first_editor import make_first_editor, make_link
from dateline.ops.errors import Refusal
from dateline.ops.new_site import TEMPLATE, write_new_site
from tests.running import call


def test_the_settings_are_for_their_owner_and_the_secret_is_random(tmp_path: Path):
    secrets = set()
    for name in ("one", "two"):
        config = write_new_site(tmp_path / name)
        assert config.stat().st_mode & 0o777 == 0o600
        secrets.add(tomllib.loads(config.read_text())["secret_key"])
    assert len(secrets) == 2
    assert min(len(secret) for secret in secrets) >= 60


def test_every_known_setting_is_explained():
    for name in KNOWN:
        assert f"\n# {name} = " in TEMPLATE or f"\n{name} = " in TEMPLATE


def test_every_setting_in_the_comments_could_be_used_as_it_stands():
    tomllib.loads("\n".join(line.removeprefix("# ") for line in TEMPLATE.splitlines() if " = " in line))


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_a_second_init_refuses_and_changes_nothing(newsroom: Path):
    before = (newsroom / "dateline.toml").read_text()
    done = call(newsroom, "init", str(newsroom))
    assert done.returncode == 1
    assert "is a newsroom already" in done.stderr
    assert (newsroom / "dateline.toml").read_text() == before


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_a_new_link_can_be_made_for_a_newsroom_that_exists(newsroom: Path):
    done = call(newsroom, "init", "--new-link", str(newsroom))
    assert done.returncode == 0
    assert "/desk/welcome/" in done.stdout


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_an_init_that_fails_can_be_done_again(tmp_path: Path):
    folder = tmp_path / "paper"
    done = call(folder, "init", str(folder), DATELINE_DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert not (folder / "dateline.toml").exists()


def _choose(client: Any, link: str, password: str) -> Any:
    form = client.get(link.partition("8000")[2], follow=True)
    return client.post(form.request["PATH_INFO"], {"new_password1": password, "new_password2": password}, follow=False)


def test_the_link_lets_the_first_editor_choose_a_password_and_walk_in(paper: Any, client: Any):
    editor = make_first_editor()
    assert not editor.has_usable_password()
    answer = _choose(client, make_link(), "a long walk home")
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert client.get(reverse("mishaps")).status_code == 200
    editor.refresh_from_db()
    assert editor.check_password("a long walk home")


def test_the_link_works_once(paper: Any, client: Any):
    make_first_editor()
    link = make_link()
    _choose(client, link, "a long walk home")
    client.logout()
    page = client.get(link.partition("8000")[2], follow=True)
    assert "This link has ended" in page.content.decode()


def test_a_new_link_ends_the_one_before(paper: Any, client: Any):
    make_first_editor()
    first = make_link()
    make_link()
    assert "This link has ended" in client.get(first.partition("8000")[2], follow=True).content.decode()


def test_stan_cannot_make_up_a_link(stan: Any, client: Any):
    page = client.get(reverse("welcome", args=["MQ", "abc123-" + "0" * 32]), follow=True)
    assert "This link has ended" in page.content.decode()


def test_the_first_editor_is_made_once(paper: Any):
    assert make_first_editor() == make_first_editor()


def test_a_link_for_nobody_is_refused_by_name(paper: Any):
    with pytest.raises(Refusal, match="called “ghost”"):
        make_link(username="ghost")
