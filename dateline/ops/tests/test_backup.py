"""Backup and restore: all of it, or nothing."""

import gzip
import hashlib
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline.lib.site_folder import SiteFolder, read_site_folder
from dateline.ops.archive_file.check import check_backup
from dateline.ops.archive_file.layout import CONTENTS
from dateline.ops.archive_file.restore import restore_backup
from dateline.ops.archive_file.write import write_backup
from dateline.ops.errors import BadArchive, Refusal
from dateline.pocket.push.key import make_key
from tests.running import call

ROOM = 1 << 30


@pytest.fixture(autouse=True)
def _no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newsroom here has its own SQLite, whatever the run is told."""
    monkeypatch.delenv("DATELINE_DATABASE_URL", raising=False)


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A small newsroom: settings, a database that is being written, two pictures."""
    folder = tmp_path / "paper"
    (folder / "data/media/pictures/abc").mkdir(parents=True)
    (folder / "dateline.toml").write_text('secret_key = "kept"\n')
    (folder / "data/media/pictures/abc/clock é.jpg").write_bytes(b"\xff\xd8 clock")
    (folder / "data/media/empty.bin").touch()
    with closing(sqlite3.connect(folder / "data/dateline.sqlite3")) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE story (headline TEXT)")
        database.execute("INSERT INTO story VALUES ('Council mends the clock')")
    return read_site_folder(folder, {})


@pytest.fixture
def backup(site: SiteFolder, tmp_path: Path) -> Path:
    target = tmp_path / "backup.tar.gz"
    write_backup(site, target)
    return target


def _headlines(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "data/dateline.sqlite3")) as database:
        return [row[0] for row in database.execute("SELECT headline FROM story")]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in (folder / "data/media").rglob("*") if p.is_file()}


def test_what_is_restored_is_what_was_backed_up(site: SiteFolder, backup: Path, tmp_path: Path):
    restore_backup(backup, tmp_path / "new")
    assert _headlines(tmp_path / "new") == ["Council mends the clock"]
    assert _files(tmp_path / "new") == _files(site.folder)
    assert (tmp_path / "new/dateline.toml").read_text() == 'secret_key = "kept"\n'
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["data", "dateline.toml"]


def test_the_key_of_the_push_comes_along_only_when_asked_for(site: SiteFolder, tmp_path: Path):
    with pytest.raises(Refusal, match="There is no"):
        write_backup(site, tmp_path / "none.tar.gz", with_push_key=True)
    make_key(site.push_key)
    kept = site.push_key.read_bytes()
    for name, is_asked in (("plain", False), ("whole", True)):
        write_backup(site, tmp_path / f"{name}.tar.gz", with_push_key=is_asked)
        restore_backup(tmp_path / f"{name}.tar.gz", tmp_path / name)
    assert not (tmp_path / "plain/push-key.pem").exists()
    assert (tmp_path / "whole/push-key.pem").read_bytes() == kept
    assert (tmp_path / "whole/push-key.pem").stat().st_mode & 0o777 == 0o600


def test_an_alert_that_was_being_sent_is_not_sent_again(site: SiteFolder, tmp_path: Path):
    states = "CREATE TABLE pocket_alert (state TEXT); INSERT INTO pocket_alert VALUES ('sending'), ('done')"
    with closing(sqlite3.connect(site.own_sqlite)) as database:
        database.executescript(states)
    write_backup(site, tmp_path / "b.tar.gz")
    restore_backup(tmp_path / "b.tar.gz", tmp_path / "new")
    with closing(sqlite3.connect(tmp_path / "new/data/dateline.sqlite3")) as database:
        assert database.execute("SELECT state FROM pocket_alert").fetchall() == [("stopped",), ("done",)]


def test_only_its_owner_can_read_it(backup: Path, tmp_path: Path):
    assert backup.stat().st_mode & 0o777 == 0o600
    restore_backup(backup, tmp_path / "new")
    assert (tmp_path / "new/dateline.toml").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new/data/dateline.sqlite3").stat().st_mode & 0o777 == 0o600


def test_the_database_is_of_one_moment_though_somebody_writes(site: SiteFolder, tmp_path: Path):
    with closing(sqlite3.connect(site.own_sqlite)) as writer:
        writer.execute("INSERT INTO story VALUES ('half written')")
        write_backup(site, tmp_path / "b.tar.gz")
    restore_backup(tmp_path / "b.tar.gz", tmp_path / "new")
    assert _headlines(tmp_path / "new") == ["Council mends the clock"]


def test_a_backup_that_exists_is_left_alone(site: SiteFolder, backup: Path):
    before = backup.read_bytes()
    with pytest.raises(Refusal, match="exists already"):
        write_backup(site, backup)
    assert backup.read_bytes() == before


def test_a_backup_that_fails_leaves_nothing(site: SiteFolder, tmp_path: Path):
    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_backup(site, tmp_path / "b.tar.gz", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["paper"]
    assert not list(site.data.glob(".backup-*"))


def test_links_out_of_the_media_folder_are_not_followed(site: SiteFolder, tmp_path: Path):
    (tmp_path / "private").write_text("a secret of this machine")
    (site.media / "link.jpg").symlink_to(tmp_path / "private")
    assert "media/link.jpg" not in write_backup(site, tmp_path / "b.tar.gz").files


def test_a_newsroom_with_content_is_not_overwritten(site: SiteFolder, backup: Path):
    before = _headlines(site.folder)
    with pytest.raises(Refusal, match="is not empty"):
        restore_backup(backup, site.folder)
    assert _headlines(site.folder) == before


def test_settings_that_are_there_stay(backup: Path, tmp_path: Path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new/dateline.toml").write_text('secret_key = "of this machine"\n')
    restore_backup(backup, tmp_path / "new")
    assert "of this machine" in (tmp_path / "new/dateline.toml").read_text()


Change = Callable[[list[tuple[tarfile.TarInfo, bytes]]], Any]


def _rewrite(backup: Path, change: Change) -> Path:
    """The backup with its entries changed."""
    with tarfile.open(backup) as tar:
        entries = [(entry, tar.extractfile(entry).read()) for entry in tar]  # type: ignore[union-attr]
    change(entries)
    with tarfile.open(backup, "w:gz") as tar:
        for entry, data in entries:
            tar.addfile(entry, io.BytesIO(data))
    return backup


def _entry(name: str, data: bytes = b"x", **fields: Any) -> tuple[tarfile.TarInfo, bytes]:
    entry = tarfile.TarInfo(name)
    entry.size = 0 if fields.get("type", tarfile.REGTYPE) != tarfile.REGTYPE else len(data)
    for field, value in fields.items():
        setattr(entry, field, value)
    return entry, data


def _contents(entries: list[tuple[tarfile.TarInfo, bytes]], **change: Any) -> None:
    page = json.dumps({**json.loads(entries[-1][1]), **change}).encode()
    entries[-1] = _entry(CONTENTS, page)


HOSTILE: dict[str, Change] = {
    "a way out": lambda entries: entries.insert(0, _entry("media/../../../etc/cron.d/x")),
    "an absolute name": lambda entries: entries.insert(0, _entry("/etc/cron.d/x")),
    "a hidden folder": lambda entries: entries.insert(0, _entry("templates/base.html")),
    "a backslash": lambda entries: entries.insert(0, _entry("media\\..\\x")),
    "a symbolic link": lambda entries: entries.insert(
        0, _entry("media/x", type=tarfile.SYMTYPE, linkname="/etc/passwd")
    ),
    "a hard link": lambda entries: entries.insert(0, _entry("media/x", type=tarfile.LNKTYPE, linkname="/etc/passwd")),
    "a device": lambda entries: entries.insert(0, _entry("media/x", type=tarfile.CHRTYPE)),
    "a file nobody listed": lambda entries: entries.insert(0, _entry("media/x.jpg")),
    "a file twice": lambda entries: entries.insert(1, entries[0]),
    "a missing file": lambda entries: entries.pop(2),
    "a changed byte": lambda entries: entries.__setitem__(1, _entry(entries[1][0].name, b'secret_key = "kepu"\n')),
    "no contents page": lambda entries: entries.pop(),
    "a later version": lambda entries: _contents(entries, version="99.0.0"),
    "another format": lambda entries: _contents(entries, format=2),
    "no version": lambda entries: _contents(entries, version=None, files=7),
    "no page at all": lambda entries: entries.__setitem__(-1, _entry(CONTENTS, b"[" * 100_000)),
    "no database": lambda entries: _contents(entries, database="media/empty.bin"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_backup_that_is_not_as_it_was_restores_nothing(what: str, backup: Path, tmp_path: Path):
    _rewrite(backup, HOSTILE[what])
    with pytest.raises(BadArchive):
        restore_backup(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_backup_that_was_cut_off_restores_nothing(share: float, backup: Path, tmp_path: Path):
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadArchive):
        restore_backup(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_something_that_is_no_backup_is_named(tmp_path: Path):
    (tmp_path / "x").write_bytes(b"no archive at all")
    with pytest.raises(BadArchive, match="cannot be read as a backup"):
        check_backup(tmp_path / "x", ROOM)


def test_a_backup_larger_than_the_disk_is_refused_before_it_is_unpacked(backup: Path):
    with pytest.raises(BadArchive, match="more than there is room"):
        check_backup(backup, 100)


def test_a_header_that_claims_gigabytes_does_not_fill_the_memory(tmp_path: Path):
    header = tarfile.TarInfo("./PaxHeaders/x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 33
    with gzip.open(tmp_path / "x", "wb") as file:
        file.write(header.tobuf(tarfile.GNU_FORMAT) + bytes(1 << 20))
    with pytest.raises(BadArchive, match="header larger"):
        check_backup(tmp_path / "x", ROOM)


def test_a_damaged_database_restores_nothing(site: SiteFolder, backup: Path, tmp_path: Path):
    def damage(entries: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        rubbish = b"SQLite format 3\0" + b"rubbish" * 1000
        files = json.loads(entries[-1][1])["files"]
        files["database.sqlite3"] = [len(rubbish), hashlib.sha256(rubbish).hexdigest()]
        entries[0] = _entry("database.sqlite3", rubbish)
        _contents(entries, files=files)

    with pytest.raises(BadArchive, match="damaged"):
        restore_backup(_rewrite(backup, damage), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.xdist_group("serving")
@pytest.mark.timeout(400)
def test_a_newsroom_goes_into_one_file_and_comes_out_of_it(newsroom: Path, tmp_path: Path):
    file = tmp_path / "all.tar.gz"
    assert call(newsroom, "backup", str(file)).returncode == 0
    done = call(newsroom, "restore", str(file), str(tmp_path / "new"))
    assert done.returncode == 0, done.stderr
    again = call(newsroom, "restore", str(file), str(tmp_path / "new"))
    assert (again.returncode, "is not empty" in again.stderr) == (1, True)
    assert "[X] 0001_initial" in call(tmp_path / "new", "manage", "showmigrations", "ops").stdout
