"""The database: SQLite set up for real use, or PostgreSQL by its address."""

from typing import Any

import environ

from dateline.lib.env import SettingError
from dateline.lib.site_folder import SiteFolder

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-4000;PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;"
    ),
}
"""WAL lets readers read while one writes; immediate transactions wait for the lock
instead of failing half-way. Four megabytes of cache for each thread: with sixteen a story took as long to make among a
million, and the processes of a newsroom took more."""

CONNECT_SECONDS = 10


def database_settings(site: SiteFolder) -> dict[str, Any]:
    """Django's DATABASES["default"] for `site`."""
    settings = _named(site) if site.get("database_url") else _own(site)
    settings["ATOMIC_REQUESTS"] = False
    return settings


def _own(site: SiteFolder) -> dict[str, Any]:
    """Not by an address: a folder may have any sign in its name."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(site.own_sqlite), "OPTIONS": SQLITE_OPTIONS}


def _named(site: SiteFolder) -> dict[str, Any]:
    settings: dict[str, Any] = environ.Env.db_url_config(site.database_url)
    options = settings.get("OPTIONS", {})
    if site.uses_sqlite:
        if settings["NAME"] == ":memory:":
            raise SettingError("database_url names no file. Write sqlite:////srv/paper/paper.sqlite3.")
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **options}
    else:
        settings["OPTIONS"] = {"connect_timeout": CONNECT_SECONDS, **options}
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
