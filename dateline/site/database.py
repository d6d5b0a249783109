"""The database: SQLite set up for real use, or PostgreSQL by its address."""

from typing import Any

import environ

from dateline.site.site_folder import SiteFolder

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-16000;PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;"
    ),
}
"""WAL lets readers read while one writes; immediate transactions wait for the lock instead of failing half-way."""


def database_settings(site: SiteFolder) -> dict[str, Any]:
    """Django's DATABASES["default"] for `site`."""
    settings: dict[str, Any] = environ.Env.db_url_config(site.database_url)
    if site.uses_sqlite:
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **settings.get("OPTIONS", {})}
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    settings["ATOMIC_REQUESTS"] = False
    return settings
