"""`dateline serve`, as an operator meets it."""

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from dateline.ops.processes.web import THREADS
from tests.running import Serving, call, is_running, port_nobody_has, wait_for

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]


def ask(said: str, path: str) -> tuple[int, str]:
    port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", said)[1])  # type: ignore[index]
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def worker_beats(said: str) -> bool:
    return json.loads(ask(said, "/readyz")[1])["worker"] is True


def worker_pid(serving: Any) -> int:
    def look() -> int | None:
        for pid in serving.children():
            if b"\0worker\0" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
        return None

    return wait_for(look, "there is no worker")


def test_it_answers_says_where_and_ends_cleanly_with_all_its_children(serve: Any):
    serving = serve()
    said = serving.until("The desk is at")
    wait_for(lambda: worker_beats(said), "the worker never beat")
    assert ask(said, "/")[0] == 200
    children = serving.children()
    assert len(children) >= 3
    assert serving.end() == 0, serving.said()
    assert not [pid for pid in children if is_running(pid)]


def test_control_c_ends_it_with_exit_code_0(serve: Any):
    serving = serve()
    serving.until("The desk is at")
    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(30) == 0, serving.said()


def test_a_worker_that_dies_is_started_again(serve: Any):
    serving = serve()
    serving.until("The desk is at")
    first = worker_pid(serving)
    serving.until("has started")
    os.kill(first, signal.SIGKILL)
    serving.until("starts again in")
    wait_for(lambda: serving.said().count("has started") >= 2, "no second worker")
    assert worker_pid(serving) != first
    assert serving.end() == 0


def test_when_the_press_dies_everything_stops_and_says_so(serve: Any):
    serving = serve()
    serving.until("The desk is at")
    press = next(p for p in serving.children() if b"\0press\0" in Path(f"/proc/{p}/cmdline").read_bytes())
    children = serving.children()
    os.kill(press, signal.SIGKILL)
    assert serving.process.wait(30) == 1
    assert "The press ended by itself" in serving.said()
    wait_for(lambda: not [pid for pid in children if is_running(pid)], "something was left over")


def test_children_do_not_outlive_a_killed_parent(serve: Any):
    serving = serve()
    serving.until("The desk is at")
    children = serving.children()
    serving.process.kill()
    serving.process.wait(10)
    wait_for(lambda: not [pid for pid in children if is_running(pid)], "something was left over")


def test_a_taken_port_gives_the_next_free_one_and_says_so(serve: Any):
    with closing(socket.socket()) as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = holder.getsockname()[1]
        serving = serve("serve", "--port", str(taken))
        said = serving.until("The desk is at")
    assert f"Port {taken} is taken" in said
    assert f"127.0.0.1:{taken}/" not in said
    assert serving.end() == 0


def test_a_newsroom_is_served_once(open_paper: Serving):
    second = call(open_paper.folder, "serve", "--port", str(port_nobody_has()))
    assert second.returncode == 1
    assert "is being served already" in second.stderr
    assert ask(open_paper.said(), "/")[0] == 200


def test_a_host_of_another_machine_is_refused_in_a_sentence(newsroom: Path):
    done = call(newsroom, "serve", "--host", "192.0.2.1")
    assert done.returncode == 1
    assert "192.0.2.1" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_database_is_copied_aside_before_it_is_migrated_and_three_copies_stay(serve: Any, newsroom: Path):
    backups = newsroom / "data/backups"
    backups.mkdir()
    for day in ("01", "02", "03"):
        (backups / f"before-migration-202001{day}T000000000000.sqlite3").touch()
    with closing(sqlite3.connect(newsroom / "data/dateline.sqlite3")) as database, database:
        database.execute("DROP TABLE ops_mishap")
        database.execute("DROP TABLE ops_heartbeat")
        database.execute("DELETE FROM django_migrations WHERE app = 'ops'")
    serving = serve()
    serving.until("The desk is at")
    assert serving.end() == 0
    names = sorted(path.name for path in backups.iterdir())
    assert [name[17:25] for name in names][:2] == ["20200102", "20200103"]
    assert len(names) == 3
    with closing(sqlite3.connect(backups / names[-1])) as copy:
        assert copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'ops_mishap'").fetchone() == (0,)
    assert (backups / names[-1]).stat().st_mode & 0o077 == 0


def test_nothing_is_copied_when_nothing_is_pending(open_paper: Serving):
    assert not (open_paper.folder / "data/backups").exists()


def test_an_editor_finds_the_way_in_with_the_link_once(open_paper: Serving):
    told = (open_paper.folder / "init.out").read_text()
    link = re.search(r"http://[^/]+(/desk/welcome/\S+)", told)[1]  # type: ignore[index]
    assert ask(open_paper.said(), link)[0] == 302


BEGUN = b"%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nname="
MORE_THAN_DJANGO_HAS_THREADS = 3 * THREADS


def test_clients_who_never_end_what_they_send_keep_nobody_waiting(open_paper: Serving):
    said = open_paper.said()
    port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", said)[1])  # type: ignore[index]
    with ExitStack() as open_lines:
        for request_line in MORE_THAN_DJANGO_HAS_THREADS * [b"POST /replies/1/", b"GET /search/?q=quay"]:
            line = open_lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(BEGUN % request_line)
        assert ask(said, "/search/?q=quay")[0] == 200
