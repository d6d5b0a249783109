"""The site folder: `dateline.toml`, and `data/` with everything that is not code.

The environment beats the file. Commands use DATELINE_SITE, else a dateline.toml in the current folder, else
demo-site/ beside it.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.lib.env import SettingError, read_setting

CONFIG = "dateline.toml"
KNOWN = {
    "base_url": "DATELINE_BASE_URL",
    "secret_key": "DATELINE_SECRET_KEY",
    "database_url": "DATELINE_DATABASE_URL",
    "valkey_url": "DATELINE_VALKEY_URL",
    "search_url": "DATELINE_SEARCH_URL",
    "media_url": "DATELINE_MEDIA_URL",
    "email_url": "DATELINE_EMAIL_URL",
    "sentry_dsn": "DATELINE_SENTRY_DSN",
    "alert_email": "DATELINE_ALERT_EMAIL",
    "log_format": "DATELINE_LOG_FORMAT",
}


@dataclass(frozen=True)
class SiteFolder:
    """One newsroom's folder and the few settings it was given."""

    folder: Path
    values: Mapping[str, str]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def base_url(self) -> str:
        return self.values.get("base_url", "http://127.0.0.1:8000").rstrip("/")

    @property
    def database_url(self) -> str:
        return self.values.get("database_url", f"sqlite:///{self.data / 'dateline.sqlite3'}")

    @property
    def uses_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    def get(self, name: str) -> str | None:
        return self.values.get(name)


def find_site_folder(env: Mapping[str, str] = os.environ, here: Path | None = None) -> Path:
    """Where the site lives, whether or not it has been made yet."""
    here = here or Path.cwd()
    if chosen := env.get("DATELINE_SITE"):
        return Path(chosen).expanduser().absolute()
    return here if (here / CONFIG).is_file() else here / "demo-site"


def read_site_folder(folder: Path, env: Mapping[str, str] = os.environ) -> SiteFolder:
    """The settings of `folder`, environment first. SettingError names what is wrong, where and the mend."""
    values = {name: str(value) for name, value in _read_toml(folder / CONFIG).items()}
    for name, variable in KNOWN.items():
        given = read_setting(variable, env)
        if given is not None:
            values[name] = given
    _check_base_url(values.get("base_url"))
    return SiteFolder(folder, values)


def _read_toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} cannot be read: {error}. Mend that line.") from error
    unknown = sorted(set(values) - set(KNOWN))
    if unknown:
        raise SettingError(
            f"{path}: no setting is called “{unknown[0]}”. Known settings: {', '.join(sorted(KNOWN))}."
        )
    for name, value in values.items():
        if not isinstance(value, str):
            raise SettingError(f"{path}: {name} must be a text in quotation marks.")
    return {name: value for name, value in values.items() if value}


def _check_base_url(url: str | None) -> None:
    if url is None:
        return
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise SettingError(
            f"base_url is “{url}”. Write an address like https://www.example.org, without a path."
        )
