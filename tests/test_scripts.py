"""The scripts a stranger meets first: they tell what they do, and stop with a sentence."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lockfiles import ROOT

COMMANDS = [ROOT / "bin" / name for name in ("dateline", "test", "lock")] + [ROOT / ".ci" / "run"]
NEEDED_BEFORE_PYTHON = ["bash", "cat", "dirname", "env", "flock", "id", "readlink", "sha256sum"]
SCRIPTS = [*COMMANDS, ROOT / "bin" / "environment.sh", ROOT / "bin" / "servers.sh"]


def run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def fold(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
class TestEveryScript:
    def test_bash_can_read_it(self, script: Path) -> None:
        assert run("bash", "-n", script).stderr == ""

    def test_it_names_no_host(self, script: Path) -> None:
        text = script.read_text()
        assert "://" not in re.sub(r"(postgres|redis)://(dateline:\$password@)?127\.0\.0\.1", "", text)
        assert not re.search(r"\b[\w-]+\.(?:org|com|net|io|dev)\b", text)

    def test_it_names_no_folder_of_one_machine(self, script: Path) -> None:
        assert not re.search(r"/(?:home|root|Users|work)/", script.read_text())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda path: path.name)
def test_it_can_be_started(command: Path) -> None:
    assert os.access(command, os.X_OK)


@pytest.mark.parametrize("name", ["test", "lock"])
def test_help_needs_no_environment(name: str, tmp_path: Path) -> None:
    told = run(ROOT / "bin" / name, "--help", DATELINE_VENV=str(tmp_path / "venv"))
    assert told.returncode == 0
    assert told.stdout.startswith(f"Usage: bin/{name}")
    assert not (tmp_path / "venv").exists()


def test_ci_runs_what_people_run() -> None:
    assert "bin/test" in (ROOT / ".ci" / "run").read_text()


class TestTheEnvironment:
    def test_a_folder_of_someone_else_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "letters").write_text("Dear Ada")
        refused = run(ROOT / "bin" / "dateline", "--help", DATELINE_VENV=str(tmp_path))
        assert refused.returncode == 1
        assert "holds something that bin/dateline did not make" in refused.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["letters"]

    def test_a_place_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        refused = run(ROOT / "bin" / "dateline", "--help", DATELINE_VENV=str(tmp_path / "no" / "venv"))
        assert refused.returncode == 1
        assert f"There is no folder {tmp_path}/no to put" in fold(refused.stderr)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_place_one_may_not_write_in_is_named(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o555)
        refused = run(ROOT / "bin" / "dateline", "--help", DATELINE_VENV=str(tmp_path / "venv"))
        assert refused.returncode == 1
        assert "may not write there" in refused.stderr

    def test_without_python_it_says_what_to_type(self, tmp_path: Path) -> None:
        tools = tmp_path / "bin"
        tools.mkdir()
        for name in NEEDED_BEFORE_PYTHON:
            (tools / name).symlink_to(next(path for path in places(name) if path.exists()))
        refused = run(ROOT / "bin" / "dateline", "--help", PATH=str(tools), DATELINE_VENV=str(tmp_path / "venv"))
        assert refused.returncode == 1
        assert "apt-get install -y python3-venv" in refused.stderr


def places(name: str) -> list[Path]:
    return [Path(folder) / name for folder in os.environ["PATH"].split(os.pathsep)]


def test_this_environment_is_the_one_bin_test_made() -> None:
    """Otherwise the tests about licences would read another set of packages than the locked one."""
    assert sys.prefix != sys.base_prefix
