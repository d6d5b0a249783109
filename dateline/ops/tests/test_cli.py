"""The command line: what it says, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline import __version__
from tests.running import ROOT, call, environment

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]

COMMANDS = ("demo", "init", "serve", "worker", "import", "backup", "restore", "replies", "doctor", "manage")


def test_help_names_every_command(tmp_path: Path):
    done = call(tmp_path, "--help")
    assert done.returncode == 0
    assert all(f"\n  {command}" in done.stdout for command in COMMANDS)


def test_the_version_is_told(tmp_path: Path):
    assert __version__ in call(tmp_path, "--version").stdout


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "manage"])
def test_every_command_explains_itself(tmp_path: Path, command: str):
    done = call(tmp_path, command, "--help")
    assert done.returncode == 0
    assert "Usage: dateline" in done.stdout


def test_help_does_not_load_django_or_rich(tmp_path: Path):
    code = (
        "import sys\n"
        "from dateline.ops.cli import main\n"
        "try: main(['serve', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'django', 'rich', 'wagtail', 'granian'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.rstrip().endswith("[]")


@pytest.mark.parametrize("command", [["serve"], ["worker"], ["doctor"], ["backup", "x.tgz"], ["manage", "check"]])
def test_without_a_newsroom_commands_end_with_a_sentence(tmp_path: Path, command: list[str]):
    done = call(tmp_path, *command)
    assert done.returncode == 1
    assert "dateline init" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_shown_as_its_sentence(tmp_path: Path):
    (tmp_path / "dateline.toml").write_text('secret_key = "x"\ncolour = "red"\n')
    done = call(tmp_path, "serve")
    assert done.returncode == 1
    assert "no setting is called “colour”" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_away_is_named_in_a_sentence(tmp_path: Path):
    (tmp_path / "dateline.toml").write_text('secret_key = "x"\n')
    done = call(tmp_path, "serve", DATELINE_DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert "The database cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_command_is_a_usage_error(tmp_path: Path):
    assert call(tmp_path, "publish").returncode == 2


def test_manage_passes_djangos_commands_their_options_and_their_exit_code(newsroom: Path):
    done = call(newsroom, "manage", "showmigrations", "ops", "--plan")
    assert (done.returncode, "ops.0001_initial" in done.stdout) == (0, True)
    assert call(newsroom, "manage", "nothing-like-it").returncode == 1


def test_words_in_brackets_are_not_taken_for_markup(tmp_path: Path):
    folder = tmp_path / "[red]paper[bold]"
    folder.mkdir()
    (folder / "dateline.toml").write_text("")
    done = call(tmp_path, "init", str(folder))
    assert "[red]paper[bold]" in done.stderr
    assert "\x1b" not in done.stderr
