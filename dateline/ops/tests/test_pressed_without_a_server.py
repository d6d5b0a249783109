"""What the worker and the commands press is what the server would have pressed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.press.backends.files import FileStore
from tests.running import call, environment

pytestmark = [pytest.mark.xdist_group("pressing"), pytest.mark.timeout(400), pytest.mark.once]

PRESS_404 = """
from dateline.ops.tests.asked import start_django_here
start_django_here()
from dateline.press.actions.press import press
from dateline.press.format import check_is_ours
check_is_ours()
print(press(name="!404")[0].value)
"""


@pytest.fixture
def unopened(newsroom: Path) -> Path:
    """A newsroom that was never served: the first process that presses opens its press."""
    shutil.rmtree(newsroom / "data/press")
    return newsroom


def test_a_page_pressed_by_a_command_has_the_headers_that_keep_readers_safe(unopened: Path) -> None:
    assert call(unopened, "press", "build").returncode == 0
    front = FileStore(unopened / "data/press").read("/")
    assert front is not None
    headers = dict(front.headers)
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_page_of_an_address_with_nothing_at_it_can_be_the_first_a_process_presses(unopened: Path) -> None:
    command = [sys.executable, "-c", PRESS_404]
    done = subprocess.run(command, env=environment(unopened), capture_output=True, text=True, timeout=100)
    assert done.stdout.strip() == "pressed", done.stderr
