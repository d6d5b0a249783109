"""What a newsroom may write into dateline.toml, and what it is told when it writes something else."""

from pathlib import Path

import pytest

from dateline.lib.database import database_settings
from dateline.lib.env import SettingError
from dateline.lib.site_folder import find_site_folder, read_site_folder


def _with(folder: Path, text: str) -> Path:
    (folder / "dateline.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_environment_beats_the_file(tmp_path: Path):
    folder = _with(tmp_path, 'base_url = "https://file.example"\nsecret_key = "file"')
    site = read_site_folder(folder, {"DATELINE_BASE_URL": "https://environment.example/"})
    assert site.base_url == "https://environment.example"
    assert site.get("secret_key") == "file"


def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path):
    (tmp_path / "secret").write_text("from a file\n")
    site = read_site_folder(tmp_path, {"DATELINE_SECRET_KEY_FILE": str(tmp_path / "secret")})
    assert site.get("secret_key") == "from a file"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("base_url = ", "cannot be read"),
        ('colour = "red"', "no setting is called “colour”"),
        ("base_url = 8000", "base_url must be a text in quotation marks"),
        ('base_url = "paper.example"', "base_url begins with “paper.example”"),
        ('base_url = "https://paper.example/news"', "without a path"),
        ('database_url = "mysql://root:hunter2@db/paper"', "database_url begins with “mysql”"),
        ('database_url = "postgres://u:p@db:port/paper"', "database_url is no address"),
        ('email_url = "nonsense"', "email_url begins with “nonsense”"),
        ('valkey_url = "memcached://x"', "valkey_url begins with “memcached”"),
        ('sentry_dsn = "ftp://x"', "sentry_dsn begins with “ftp”"),
        ('log_format = "xml"', "Write text or json"),
        ('press_memory = "much"', "press_memory is “much”. Write a whole number from 1 to 65536"),
        ('press_memory = "0"', "press_memory is 0"),
    ],
)
def test_a_wrong_setting_is_named_in_a_sentence(tmp_path: Path, text: str, sentence: str):
    with pytest.raises(SettingError, match=sentence) as caught:
        read_site_folder(_with(tmp_path, text), {})
    assert "hunter2" not in str(caught.value)


def test_a_setting_given_twice_is_refused(tmp_path: Path):
    env = {"DATELINE_SECRET_KEY": "one", "DATELINE_SECRET_KEY_FILE": "two"}
    with pytest.raises(SettingError, match="both set"):
        read_site_folder(tmp_path, env)


def test_commands_look_in_the_named_folder_then_here_then_in_the_demo(tmp_path: Path):
    assert find_site_folder({"DATELINE_SITE": "/srv/paper"}, tmp_path) == Path("/srv/paper")
    assert find_site_folder({}, tmp_path) == tmp_path / "demo-site"
    assert find_site_folder({}, _with(tmp_path, "")) == tmp_path


def test_a_folder_may_have_any_sign_in_its_name(tmp_path: Path):
    folder = tmp_path / "a b#c?d%20é"
    assert database_settings(read_site_folder(folder, {}))["NAME"] == str(folder / "data/dateline.sqlite3")


def test_a_database_in_memory_is_refused(tmp_path: Path):
    site = read_site_folder(tmp_path, {"DATELINE_DATABASE_URL": "sqlite://"})
    with pytest.raises(SettingError, match="names no file"):
        database_settings(site)


def test_postgresql_needs_nothing_but_its_address(tmp_path: Path):
    site = read_site_folder(tmp_path, {"DATELINE_DATABASE_URL": "postgres://p:secret@db:5433/paper"})
    settings = database_settings(site)
    assert (settings["ENGINE"], settings["NAME"], settings["PORT"]) == (
        "django.db.backends.postgresql",
        "paper",
        5433,
    )


def test_forwarded_addresses_are_believed_from_this_machine_only_behind_https(tmp_path: Path):
    assert read_site_folder(tmp_path, {}).trusted_proxies == ()
    https = read_site_folder(tmp_path, {"DATELINE_BASE_URL": "https://paper.example"})
    assert https.trusted_proxies == ("127.0.0.1", "::1")


def test_a_site_without_an_address_is_found_where_it_was_last_served(tmp_path: Path) -> None:
    assert read_site_folder(tmp_path, {}).base_url == "http://127.0.0.1:8000"
    (tmp_path / "data").mkdir()
    (tmp_path / "data/served-at").write_text("http://127.0.0.1:8003\n")
    assert read_site_folder(tmp_path, {}).base_url == "http://127.0.0.1:8003"
    assert (
        read_site_folder(tmp_path, {"DATELINE_BASE_URL": "https://paper.example"}).base_url == "https://paper.example"
    )


def test_a_push_service_of_the_house_is_known_however_its_name_is_written(tmp_path: Path):
    folder = _with(tmp_path, 'push_services = "https://Push.Example.org, HTTP://127.0.0.1:9000"')
    assert read_site_folder(folder, {}).push_services == ("https://push.example.org", "http://127.0.0.1:9000")
    with pytest.raises(SettingError, match="push_services names"):
        _ = read_site_folder(_with(tmp_path, 'push_services = "https://push.example.org/path"'), {})
