"""The demo newsroom as it runs: made once for a whole run of the tests, each process with a copy of its own."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from tests.collected import keep_collected, put_collected
from tests.running import ROOT, Serving, environment, port_nobody_has, wait_for

MAKING = 400.0
"""Seconds for drawing and filing everything, on a machine that is busy with other tests."""
PAGES, CORNERS, MAKER = "pages.json", "corners.json", "maker.json"
OTHERS = re.compile(r"/(?:desk|media|api/v2)/|.*/feed/")
"""What is no page for readers."""
LINK = re.compile(r'href="(/[^"#?]*/)["#]')
SIGNS = "/?=&%"
NONE: Mapping[str, str] = {}
REPLY = re.compile(r'action="(/replies/\d+/)"')
PAGE_TABLES = ("stories_story", "stories_section", "fronts_front", "publication_standingpage")
PICTURE = re.compile(r'(/media/[^" ,]+)')
TOUCHED_AGAIN = (
    "INSERT INTO press_touch (key, touched_at, settled)"
    " SELECT DISTINCT key, CURRENT_TIMESTAMP, 0 FROM press_touch WHERE id > {}"
)
TO_PRESS = "SELECT COUNT(*) FROM press_touch WHERE NOT settled"


@dataclass(frozen=True)
class Demo:
    """A demo that answers at `address`, and what is known of it."""

    address: str
    folder: Path

    @property
    def log_ins(self) -> dict[str, str]:
        kept = json.loads((self.folder / "data" / "demo-log-ins.json").read_text())
        return {entry["name"]: entry["password"] for entry in kept}

    @cached_property
    def pages(self) -> dict[str, tuple[int, str]]:
        """Every page a reader could reach from the front page when the demo was new: its status and its text."""
        found: dict[str, tuple[int, str]] = json.loads((self.folder / PAGES).read_text())
        return found

    @cached_property
    def corners(self) -> dict[str, str]:
        """Where that stands of which the demo has none: see corners.py."""
        found: dict[str, str] = json.loads((self.folder / CORNERS).read_text())
        return found

    def story(self, section: str = "news") -> str:
        """A story of this section."""
        return next(path for path in self.pages if re.fullmatch(rf"/{section}/\d{{4}}/\d\d/\d\d/[^/]+/", path))

    def reply_address(self) -> str:
        """Where replies to that story are sent."""
        found = REPLY.search(self.get(self.story())[1])
        assert found, "the story takes no reply"
        return found[1]

    def number(self, table: str, where: str = "1 = 1") -> int:
        """The first key in `table`, of a row that is so."""
        key = "page_ptr_id" if table in PAGE_TABLES else "id"
        with closing(sqlite3.connect(self.database)) as connection:
            found: int = connection.execute(f"SELECT MIN({key}) FROM {table} WHERE {where}").fetchone()[0]
        return found

    def count(self, statement: str) -> int:
        """What a statement counts."""
        with closing(sqlite3.connect(self.database)) as connection:
            return int(connection.execute(statement).fetchone()[0])

    def verdict_on(self, comment: str) -> list[str]:
        """The checks that found something in a reply."""
        with closing(sqlite3.connect(self.database)) as connection:
            asked = connection.execute("SELECT verdict FROM comments_reply WHERE comment = ?", [comment])
            return [check for check, _, _ in json.loads(asked.fetchone()[0])]

    def has_done_its_tasks(self) -> bool:
        with closing(sqlite3.connect(self.database)) as connection:
            waiting = "SELECT 1 FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
            return connection.execute(waiting).fetchone() is None

    @property
    def database(self) -> Path:
        return self.folder / "data" / "dateline.sqlite3"

    def change(self, *statements: str) -> None:
        """Change the database behind the back of whoever serves it."""
        with closing(sqlite3.connect(self.database, timeout=30)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    @contextmanager
    def kept(self, *tables: str) -> Iterator[None]:
        """Until the end of the block. Then these tables are as they were, and readers are shown what they were shown:
        whatever was touched meanwhile is pressed once more."""
        newest = self.count("SELECT COALESCE(MAX(id), 0) FROM press_touch")
        for table in tables:
            self.change(f"CREATE TABLE {table}_before AS SELECT * FROM {table}")
        try:
            yield
        finally:
            wait_for(self.has_done_its_tasks, "the demo's worker is never done")
            for table in tables:
                self.change(
                    f"DELETE FROM {table}",
                    f"INSERT INTO {table} SELECT * FROM {table}_before",
                    f"DROP TABLE {table}_before",
                )
            self.change(TOUCHED_AGAIN.format(newest))
            wait_for(lambda: not self.count(TO_PRESS), "what was touched is never pressed")

    def have_replies_wait(self, comments: Sequence[str], name: str) -> None:
        """As many as no network may send at once, put beside the others behind the back of whoever serves them."""
        told = {"status": "pending", "reference": None, "network_hash": "1:test", "moderated_by_id": None, "email": ""}
        told |= {"moderated_at": None, "parent_id": None, "name": name}
        with closing(sqlite3.connect(self.database, timeout=30)) as connection, connection:
            known = [column for _, column, *_ in connection.execute("PRAGMA table_info(comments_reply)")]
            kept = ", ".join(column for column in known if column not in {"id", "comment", *told})
            connection.execute(  # else their network could not be banned before a reader has sent something
                "INSERT OR IGNORE INTO gatekeeper_salt (id, secret, made_at) VALUES (1, 'test', CURRENT_TIMESTAMP)"
            )
            connection.executemany(
                f"INSERT INTO comments_reply (comment, {', '.join(told)}, {kept}) "
                f"SELECT ?, {', '.join('?' * len(told))}, {kept} FROM comments_reply ORDER BY id LIMIT 1",
                [(comment, *told.values()) for comment in comments],
            )

    @contextmanager
    def without(self, table: str) -> Iterator[None]:
        """As if `table` had been lost, until the end of the block."""
        self.change(f"ALTER TABLE {table} RENAME TO {table}_away")
        try:
            yield
        finally:
            self.change(f"ALTER TABLE {table}_away RENAME TO {table}")

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of `path`, as a stranger gets it."""
        return _ask(Request(self.address + quote(path, safe=SIGNS)))

    def post(self, path: str, headers: Mapping[str, str] = NONE, /, **fields: str) -> tuple[int, str]:
        return _ask(
            Request(self.address + quote(path, safe=SIGNS), data=urlencode(fields).encode(), headers=dict(headers))
        )


def _ask(request: Request) -> tuple[int, str]:
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


@contextmanager
def running(folder: Path, mail_port: int, push_service: str = "", port: int | None = None) -> Iterator[Demo]:
    """`dateline demo`, until the end of the block, in a house that sends its mail to that port of this machine, and
    what it tells devices to that push service."""
    port = port or port_nobody_has()
    email = mail_url(mail_port)
    told = {"DATELINE_EMAIL_URL": email, "DATELINE_PUSH_SERVICES": push_service}
    serving = Serving(folder, "demo", str(folder), "--port", str(port), **told)
    try:
        serving.until("Stop it with Ctrl-C", MAKING)
        yield Demo(f"http://127.0.0.1:{port}", folder)
    finally:
        serving.end()


def mail_url(port: int) -> str:
    return f"smtp://127.0.0.1:{port}"


def make_demo(blank: Path, kept: Path, folder: Path) -> None:
    """The demo in `folder`, from a migrated database, at rest, and what is known of it beside it.

    Its worker has drawn every size of every picture: else each copy would draw the rest once more. A second one helps,
    for meanwhile the other processes of the tests have little to do.
    """
    mail_port = port_nobody_has()
    (folder / "data").mkdir(parents=True)
    shutil.copyfile(blank, folder / "data" / "dateline.sqlite3")
    put_collected(kept, folder / "data")
    with running(folder, mail_port) as demo:
        keep_collected(folder / "data", kept)
        with helping(demo, mail_port):
            wait_for(demo.has_done_its_tasks, "the demo's workers are never done", MAKING)
        found = walk(demo)
    (folder / MAKER).write_text(json.dumps([os.getpid(), urlsplit(demo.address).port]))
    (folder / CORNERS).write_text(corners_of(folder))
    (folder / PAGES).write_text(json.dumps(found))


def port_of_ones_own(furnished: Path) -> int | None:
    """Whoever made the demo serves it where it was made: its pages are pressed for that address, hundreds of them."""
    maker, port = json.loads((furnished / MAKER).read_text())
    return int(port) if maker == os.getpid() else None


@contextmanager
def helping(demo: Demo, mail_port: int) -> Iterator[None]:
    """One more worker with the settings of the first, until the end of the block."""
    told = {"DATELINE_BASE_URL": demo.address, "DATELINE_EMAIL_URL": mail_url(mail_port)}
    worker = Serving(demo.folder, "worker", log="helper.log", **told)
    try:
        yield
    finally:
        worker.end()


def corners_of(folder: Path) -> str:
    """Put into the demo what it has none of; where it stands, as JSON."""
    making = [sys.executable, "-m", "tests.browser.corners"]
    with_settings = environment(folder, DJANGO_SETTINGS_MODULE="dateline.site.settings")
    made = subprocess.run(making, env=with_settings, cwd=ROOT, capture_output=True, text=True, check=True)
    return made.stdout


def walk(demo: Demo) -> dict[str, tuple[int, str]]:
    """Every address linked from the front page, and from there on, with its status and text."""
    found: dict[str, tuple[int, str]] = {}
    ahead = ["/"]
    with ThreadPoolExecutor(4) as threads:
        while ahead:
            found |= dict(zip(ahead, threads.map(demo.get, ahead), strict=True))
            linked = {link for path in ahead for link in LINK.findall(found[path][1])}
            ahead = sorted(link for link in linked - set(found) if not OTHERS.match(link))
    return dict(sorted(found.items()))


def copy_of(furnished: Path, folder: Path) -> Path:
    """A demo to change as one likes."""
    shutil.copytree(furnished, folder, ignore=shutil.ignore_patterns("*.lock", "*.log"))
    return folder
