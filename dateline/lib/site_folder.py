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

from dateline.lib.cdn import cdn_settings
from dateline.lib.env import SettingError, read_setting, whole_number
from dateline.lib.proxies import Network, network_named

CONFIG = "dateline.toml"
PUSH_KEY = "push-key.pem"
LOOPBACK = "127.0.0.1, ::1"
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
    "trusted_proxies": "DATELINE_TRUSTED_PROXIES",
    "press_memory": "DATELINE_PRESS_MEMORY",
    "reader_model": "DATELINE_READER_MODEL",
    "websub_hub": "DATELINE_WEBSUB_HUB",
    "webhook_networks": "DATELINE_WEBHOOK_NETWORKS",
    "push_services": "DATELINE_PUSH_SERVICES",
    "cdn_url": "DATELINE_CDN_URL",
    "cdn_backend": "DATELINE_CDN_BACKEND",
    "cdn_options": "DATELINE_CDN_OPTIONS",
}
SCHEMES = {
    "base_url": ("https", "http"),
    "database_url": ("sqlite", "postgres", "postgresql"),
    "valkey_url": ("redis", "rediss", "unix"),
    "search_url": ("https", "http"),
    "cdn_url": ("https", "http"),
    "websub_hub": ("https", "http"),
    "email_url": ("smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail"),
    "sentry_dsn": ("https", "http"),
}
LOG_FORMATS = ("text", "json")
PRESS_MEMORY = (1, 65536)
"""Megabytes: at least, at most."""


@dataclass(frozen=True)
class SiteFolder:
    """One newsroom's folder and the few settings it was given."""

    folder: Path
    values: Mapping[str, str]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def config(self) -> Path:
        return self.folder / CONFIG

    @property
    def media(self) -> Path:
        return self.data / "media"

    @property
    def uploads(self) -> Path:
        """Uploads while they are looked at, as they came: empty but for those under way."""
        return self.data / "uploads"

    @property
    def made(self) -> Path:
        """Fonts and stylesheets the house makes for itself, collected with the static files."""
        return self.data / "made"

    @property
    def catalogues(self) -> Path:
        """Translated words, compiled from our catalogues and the house's own."""
        return self.data / "locale"

    @property
    def own_sqlite(self) -> Path:
        """The database of a site that names none."""
        return self.data / "dateline.sqlite3"

    @property
    def served_at(self) -> Path:
        """Where `dateline serve` writes down the address it chose for a site that was given none."""
        return self.data / "served-at"

    @property
    def base_url(self) -> str:
        """As it was set, else where the site is or was last served: pages and letters name no other."""
        return (self.values.get("base_url") or self._last_address() or "http://127.0.0.1:8000").rstrip("/")

    def _last_address(self) -> str:
        try:
            return self.served_at.read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    @property
    def database_url(self) -> str:
        return self.values.get("database_url", f"sqlite:///{self.own_sqlite}")

    @property
    def uses_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def trusted_proxies(self) -> tuple[str, ...]:
        """Who may say for whom it asks. With https something stands before us, by default on this machine."""
        given = self.values.get("trusted_proxies", LOOPBACK if self.base_url.startswith("https:") else "")
        return tuple(part.strip() for part in given.split(",") if part.strip())

    @property
    def webhook_networks(self) -> tuple[Network, ...]:
        """Networks of our own that webhooks may lead into. None, when nothing is said."""
        given = self.values.get("webhook_networks", "")
        return tuple(network_named(part.strip(), "webhook_networks") for part in given.split(",") if part.strip())

    @property
    def push_key(self) -> Path:
        """By which push services know this house; whoever has it can send to its readers' devices."""
        return self.folder / PUSH_KEY

    @property
    def push_services(self) -> tuple[str, ...]:
        """Push services of one's own, as origins: asked wherever they stand."""
        return tuple(_origin(each.strip()) for each in self.values.get("push_services", "").split(",") if each.strip())

    @property
    def press_memory(self) -> int:
        """Megabytes of pages that each process of the press keeps in memory."""
        return whole_number("press_memory", self.values.get("press_memory", "48"), *PRESS_MEMORY)

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
    for name, allowed in SCHEMES.items():
        _check_scheme(name, values.get(name), allowed)
    _check_base_url(values.get("base_url"))
    _check_log_format(values.get("log_format"))
    cdn_settings(values)
    site = SiteFolder(folder, values)
    _ = site.press_memory, site.webhook_networks, site.push_services
    return site


def _read_toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"{path} cannot be read: {error.strerror}. Let this user read it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} cannot be read: {error}. Mend that line.") from error
    unknown = sorted(set(values) - set(KNOWN))
    if unknown:
        raise SettingError(f"{path}: no setting is called “{unknown[0]}”. Known settings: {', '.join(sorted(KNOWN))}.")
    for name, value in values.items():
        if not isinstance(value, str):
            raise SettingError(f"{path}: {name} must be a text in quotation marks.")
    return {name: value for name, value in values.items() if value}


def _check_scheme(name: str, url: str | None, allowed: tuple[str, ...]) -> None:
    """The address itself may hold a password, so only its beginning is repeated."""
    if url is None:
        return
    scheme = url.partition(":")[0]
    if ":" not in url or scheme not in allowed:
        raise SettingError(f"{name} begins with “{scheme[:20]}”. It must begin with {_either(allowed)}.")
    try:
        _ = urlsplit(url).port
    except ValueError as error:
        raise SettingError(f"{name} is no address: {error}. Mend it.") from None


def _origin(url: str) -> str:
    """As browsers write it: they know no capital letters in the name of a host."""
    parts = urlsplit(url.lower())
    origin = f"{parts.scheme}://{parts.netloc}"
    if parts.scheme not in ("https", "http") or not parts.hostname or url.lower() != origin:
        raise SettingError(
            f"push_services names “{url[:100]}”. Write origins like https://push.example.org, with commas between them."
        )
    return origin


def _either(schemes: tuple[str, ...]) -> str:
    return " or ".join(f"{scheme}:" for scheme in schemes)


def _check_base_url(url: str | None) -> None:
    if url is None:
        return
    parts = urlsplit(url)
    if not parts.hostname or parts.path.strip("/"):
        raise SettingError(f"base_url is “{url}”. Write an address like https://www.example.org, without a path.")


def _check_log_format(given: str | None) -> None:
    if given is not None and given not in LOG_FORMATS:
        raise SettingError(f"log_format is “{given}”. Write text or json.")
