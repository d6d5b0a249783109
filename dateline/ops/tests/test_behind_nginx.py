"""With nginx in front, set up as docs/operators/nginx.conf says."""

import http.client
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.running import Serving, call, port_nobody_has, wait_for
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
print("at", Story.objects.get(title=story.title).address)
"""
FILE_ANOTHER = FILE.replace("Council mends the clock", "Harbour paints the crane")
WITHDRAW = """
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
withdraw(story=Story.objects.get(title="Council mends the clock"), notice="It was another clock.")
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


class Paper(NamedTuple):
    """A newsroom with nginx in front of it, and where its two stories are."""

    newsroom: Serving
    upstream: int
    port: int
    story: str
    to_withdraw: str

    @contextmanager
    def away(self) -> Iterator[None]:
        """The newsroom is not served until the end of the block."""
        assert self.newsroom.end() == 0
        yield
        again = Serving(self.newsroom.folder, "serve", "--port", str(self.upstream))
        self.newsroom.process = again.process
        again.until("The desk is at")


@pytest.fixture(scope="module")
def paper(open_paper: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    upstream = int(re.findall(r"The site is at  http://127\.0\.0\.1:(\d+)/", open_paper.said())[0])
    told = call(open_paper.folder, "manage", "shell", "-c", FILE_ANOTHER + FILE).stdout
    story, to_withdraw = re.findall(r"at (/\S+)", told)
    with nginx(tmp_path_factory.mktemp("before") / "nginx", upstream) as port:
        yield Paper(open_paper, upstream, port, story, to_withdraw)


def test_a_story_is_read_through_it_and_gone_soon_after_it_is_withdrawn(paper: Paper) -> None:
    port, address = paper.port, paper.to_withdraw
    for _ in range(3):
        assert ask(port, address)[0] == 200
    assert call(paper.newsroom.folder, "manage", "shell", "-c", WITHDRAW).returncode == 0
    wait_for(lambda: ask(port, address)[0] == 410, "the withdrawn story was still there")
    assert "It was another clock." in ask(port, address)[1]
    assert "Council mends the clock" not in ask(port, "/")[1]


def test_pages_asked_for_lately_stay_while_we_are_away(paper: Paper) -> None:
    port, address = paper.port, paper.story
    assert ask(port, address)[0] == 200
    with paper.away():
        assert ask(port, address)[0] == 200
        assert ask(port, "/never-asked-for/")[0] in (502, 504)
        assert ask(port, "/desk/login/")[0] in (502, 504)


def test_what_a_stranger_adds_to_an_address_takes_no_other_page_s_place(paper: Paper) -> None:
    port, address = paper.port, paper.story
    encoded = address.replace("/news/", "/%6eews/")
    for odd in (f"/{address}", f"{address}?page=2", f"/x/..{address}", address.upper(), encoded):
        ask(port, odd)
    status, text = ask(port, address)
    assert status == 200
    assert "Harbour paints the crane" in text


def test_forms_and_the_desk_are_never_kept(paper: Paper) -> None:
    port = paper.port
    tokens = {re.findall(r'csrfmiddlewaretoken" value="(\w+)"', ask(port, "/desk/login/")[1])[0] for _ in range(3)}
    assert len(tokens) == 3
    assert ask(port, "/replies/1/", "POST")[0] in (403, 404, 411, 422)
