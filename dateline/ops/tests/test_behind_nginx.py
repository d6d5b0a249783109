"""With nginx in front, set up as docs/operators/nginx.conf says."""

import http.client
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.running import call, port_nobody_has, wait_for
from tests.shipped_nginx import shipped

PROGRAM = os.environ.get("DATELINE_TEST_NGINX")
pytestmark = [
    pytest.mark.xdist_group("pressing"),
    pytest.mark.timeout(400),
    pytest.mark.skipif(not PROGRAM, reason="DATELINE_TEST_NGINX names no nginx."),
]
FILE = """
from dateline.stories.models import Section, Story
story = Story(title="Council mends the clock", live=False, body=[("paragraph", "<p>At last.</p>")])
Section.objects.get(slug="news").add_child(instance=story)
story.save_revision().publish()
print("at", Story.objects.get().address)
"""
WITHDRAW = """
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
withdraw(story=Story.objects.get(), notice="It was another clock.")
"""


@contextmanager
def nginx(folder: Path, upstream: int) -> Iterator[int]:
    """The port at which it answers, until the end of the block."""
    assert PROGRAM
    folder.mkdir()
    port = port_nobody_has()
    (folder / "nginx.conf").write_text(shipped(folder, port, upstream))
    user = ["-g", "user root;"] if os.geteuid() == 0 else []
    process = subprocess.Popen([PROGRAM, "-p", str(folder), "-c", str(folder / "nginx.conf"), *user])
    try:
        wait_for(lambda: ask(port, "/healthz")[0], "nginx never answered")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """Status and text; 0 while nobody answers."""
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
    except OSError:
        return 0, ""


@pytest.fixture
def paper(serve: Any, newsroom: Path, tmp_path: Path) -> Iterator[tuple[Any, int, str]]:
    """A newsroom with one story, nginx in front of it, and where the story is."""
    upstream = port_nobody_has()
    serving = serve("serve", "--port", str(upstream))
    serving.until("The desk is at")
    address = call(newsroom, "manage", "shell", "-c", FILE).stdout.split("at ", 1)[1].strip()
    with nginx(tmp_path / "nginx", upstream) as port:
        yield serving, port, address


def test_a_story_is_read_through_it_and_gone_soon_after_it_is_withdrawn(paper: Any, newsroom: Path) -> None:
    _, port, address = paper
    for _ in range(3):
        assert ask(port, address)[0] == 200
    assert call(newsroom, "manage", "shell", "-c", WITHDRAW).returncode == 0
    wait_for(lambda: ask(port, address)[0] == 410, "the withdrawn story was still there")
    assert "It was another clock." in ask(port, address)[1]
    assert "Council mends the clock" not in ask(port, "/")[1]


def test_pages_asked_for_lately_stay_while_we_are_away(paper: Any) -> None:
    serving, port, address = paper
    assert ask(port, address)[0] == 200
    assert serving.end() == 0
    assert ask(port, address)[0] == 200
    assert ask(port, "/never-asked-for/")[0] in (502, 504)
    assert ask(port, "/desk/login/")[0] in (502, 504)


def test_what_a_stranger_adds_to_an_address_takes_no_other_page_s_place(paper: Any) -> None:
    _, port, address = paper
    encoded = address.replace("/news/", "/%6eews/")
    for odd in (f"/{address}", f"{address}?page=2", f"/x/..{address}", address.upper(), encoded):
        ask(port, odd)
    status, text = ask(port, address)
    assert status == 200
    assert "Council mends the clock" in text


def test_forms_and_the_desk_are_never_kept(paper: Any) -> None:
    _, port, _ = paper
    tokens = {re.findall(r'csrfmiddlewaretoken" value="(\w+)"', ask(port, "/desk/login/")[1])[0] for _ in range(3)}
    assert len(tokens) == 3
    assert ask(port, "/replies/1/", "POST")[0] in (403, 404, 411, 422)
