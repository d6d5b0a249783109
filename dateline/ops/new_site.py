"""The folder of a new newsroom."""

import os
import secrets
from pathlib import Path

from dateline.lib.site_folder import CONFIG
from dateline.ops.errors import Refusal

TEMPLATE = """\
# The settings of this newsroom. What is not here is set at the desk.
# Each can come from the environment instead, which then wins: DATELINE_BASE_URL, DATELINE_SECRET_KEY …,
# or from a file named in DATELINE_SECRET_KEY_FILE … . Start `dateline serve` again after a change.

# Signs log-ins. Keep it to yourself; whoever has it can sign in as anybody.
secret_key = "{secret_key}"

# Where readers find the site, without a path. Left out, it is http://127.0.0.1:8000.
# base_url = "https://www.example.org"

# PostgreSQL instead of the SQLite database in data/.
# database_url = "postgres://user:password@localhost:5432/dateline"

# Outgoing mail: smtp:, smtp+tls: (port 587), smtp+ssl: (port 465). Without it no mail is sent.
# email_url = "smtp+tls://user:password@mail.example.org:587"

# Who is told by mail when something breaks.
# alert_email = "newsroom@example.org"

# A Sentry-compatible service that is told as well. Readers' data is never sent.
# sentry_dsn = "https://key@errors.example.org/1"

# The log: text (one line an event) or json.
# log_format = "text"

# Proxies whose X-Forwarded-For is believed. With an https base_url: this machine.
# trusted_proxies = "127.0.0.1, ::1"

# Valkey or Redis, by which several machines share pressed pages and a cache.
# valkey_url = "redis://localhost:6379/0"

# Megabytes of pages that the press keeps in memory; more are read from the disk when they are asked for.
# press_memory = "48"

# The language model that reads stories for who said what: the name of an installed spaCy model, or its folder.
# reader_model = "en_core_web_sm"

# A CDN or cache before the site that takes PURGE; or another, by one of Wagtail's backends and its options as JSON.
# cdn_url = "http://127.0.0.1:6081"
# cdn_backend = "cloudflare"
# cdn_options = '{{"ZONEID": "1234", "BEARER_TOKEN": "secret"}}'

# A WebSub hub that is told of every feed that changed.
# websub_hub = "https://hub.example/"

# Networks of your own that webhooks may lead into. Left out: none but this machine.
# webhook_networks = "10.0.0.0/8"
# Push services of your own, beside those of the browsers.
# push_services = "https://push.example.org"

# Several machines also share media and the search.
# media_url = "s3://bucket"
# search_url = "https://localhost:9200"
"""


def write_new_site(folder: Path) -> Path:
    """Make `folder` with a dateline.toml only its owner can read. Refusal when it is a newsroom already."""
    config = folder / CONFIG
    if config.exists():
        raise Refusal(
            f"{folder} is a newsroom already ({config} exists), and nothing was changed. "
            f"For a new log-in link run `dateline init --new-link {folder}`."
        )
    folder.mkdir(parents=True, exist_ok=True)
    text = TEMPLATE.format(secret_key=secrets.token_urlsafe(48))
    with os.fdopen(os.open(config, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return config
