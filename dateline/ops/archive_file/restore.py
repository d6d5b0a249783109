"""Put a checked backup into an empty site: beside it first, then in one move."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from dateline.lib.database import database_settings
from dateline.lib.site_folder import CONFIG, SiteFolder, read_site_folder
from dateline.ops.archive_file import layout
from dateline.ops.archive_file.check import BLOCK, check_backup, open_backup
from dateline.ops.archive_file.layout import Contents
from dateline.ops.archive_file.stop_alerts import stop_alerts_in_postgres, stop_alerts_in_sqlite
from dateline.ops.errors import BadArchive, Refusal
from dateline.ops.postgres import is_empty, load
from dateline.ops.sqlite import is_whole

Told = Callable[[int], None]

SPARE = 64 << 20
"""Bytes of the disk that stay free."""


def restore_backup(path: Path, folder: Path, advance: Told = lambda _bytes: None) -> Contents:
    """Restore the backup at `path` into `folder`, which holds no newsroom's content yet.

    Settings that are there stay; else those of the backup are taken. Whatever goes wrong, `folder` is as before.
    """
    _refuse_content(folder)
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        contents = check_backup(path, shutil.disk_usage(folder).free - SPARE, advance)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as scratch:
            _unpack(path, contents, Path(scratch), advance)
            _put_in_place(folder, Path(scratch), contents)
    except BaseException:
        if made:
            folder.rmdir()
        raise
    return contents


def _refuse_content(folder: Path) -> None:
    data = folder / "data"
    held = [path for path in data.rglob("*") if path.is_file() and path.name != "serve.lock"] if data.is_dir() else []
    if held:
        raise Refusal(
            f"{folder} is not empty: it holds {held[0].relative_to(folder)}. "
            "Restore into a new folder: `dateline restore FILE DIR`."
        )


def _unpack(path: Path, contents: Contents, scratch: Path, advance: Told) -> None:
    """Reads again what was checked, and takes only what the contents page knows."""
    with open_backup(path) as tar:
        for entry in tar:
            source = tar.extractfile(entry) if entry.isreg() and layout.is_expected(entry.name) else None
            if source is None or (entry.name not in contents.files and entry.name != layout.CONTENTS):
                raise BadArchive(f"{path} has changed while it was read. Nothing was restored.")
            target = scratch / entry.name
            target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
            with target.open("xb") as file:
                target.chmod(0o640 if entry.name.startswith(f"{layout.MEDIA}/") else 0o600)
                while block := source.read(BLOCK):
                    file.write(block)
                    advance(len(block))


def _put_in_place(folder: Path, scratch: Path, contents: Contents) -> None:
    own_settings = (folder / CONFIG).is_file()
    site = read_site_folder(folder if own_settings else scratch)
    _check_kind(site, contents)
    data = scratch / "data"
    data.mkdir(mode=0o700)
    (scratch / layout.MEDIA).mkdir(exist_ok=True)
    (scratch / layout.MEDIA).rename(data / layout.MEDIA)
    if contents.database == layout.SQLITE:
        if not is_whole(scratch / layout.SQLITE):
            raise BadArchive("The database in the backup is damaged. Nothing was restored.")
        stop_alerts_in_sqlite(scratch / layout.SQLITE)
        (scratch / layout.SQLITE).rename(data / SiteFolder(folder, {}).own_sqlite.name)
    else:
        load(database_settings(site), scratch / layout.POSTGRES)
        stop_alerts_in_postgres(database_settings(site))
    shutil.rmtree(folder / "data", ignore_errors=True)
    data.rename(folder / "data")
    if not own_settings and (scratch / layout.SETTINGS).is_file():
        (scratch / layout.SETTINGS).rename(folder / CONFIG)
    own_key = SiteFolder(folder, {}).push_key
    if not own_key.is_file() and (scratch / layout.PUSH_KEY).is_file():
        (scratch / layout.PUSH_KEY).rename(own_key)


def _check_kind(site: SiteFolder, contents: Contents) -> None:
    if site.uses_sqlite != (contents.database == layout.SQLITE):
        made, here = ("SQLite", "PostgreSQL") if contents.database == layout.SQLITE else ("PostgreSQL", "SQLite")
        raise Refusal(
            f"The backup holds a {made} database, and this newsroom is set up for {here}. Change database_url."
        )
    if site.uses_sqlite and site.get("database_url"):
        raise Refusal("database_url names a SQLite file elsewhere. Take it out of the settings to restore into data/.")
    if not site.uses_sqlite and not is_empty(database_settings(site)):
        raise Refusal("The PostgreSQL database is not empty. Make an empty one, and name it in DATELINE_DATABASE_URL.")
