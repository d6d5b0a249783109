"""The package as somebody installs it: a wheel that holds all a newsroom needs, and nothing of its tests."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.lockfiles import LOCK, ROOT

UV = Path(sys.prefix) / "bin" / "uv"
INSTALL = """
set -eu
. "$root/bin/environment.sh"
tell_uv_what_pip_knows "$OURS"
"$UV" --quiet venv --python "$OURS/bin/python" "$VENV"
"$UV" --quiet pip install --python "$VENV/bin/python" --no-deps --only-binary :all: --require-hashes -r "$LOCK"
"$UV" --quiet pip install --python "$VENV/bin/python" --no-deps --no-index "$WHEEL"
"""
"""Where packages come from is settled as `bin/dateline` settles it. The wheel itself may ask nobody."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [UV, "build", "--quiet", "--wheel", "--offline", "--out-dir", folder, ROOT],
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("*.whl")
    return found


def is_for_a_newsroom(path: Path) -> bool:
    return path.is_file() and not {"tests", "__pycache__"} & set(path.parts) and path.suffix not in (".pyc", ".mo")


def test_the_wheel_holds_every_file_a_newsroom_needs_and_no_test(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/") and ".dist-info/" not in name}
    wanted = {str(path.relative_to(ROOT)) for path in (ROOT / "dateline").rglob("*") if is_for_a_newsroom(path)}
    assert wanted - held == set()
    assert held - wanted == set()


@pytest.mark.parametrize(
    "name",
    [
        "dateline/site/templates/base.html",
        "dateline/site/static/site/css/tokens.css",
        "dateline/locale/de/LC_MESSAGES/django.po",
        "dateline/demo/newsroom.toml",
    ],
)
def test_the_wheel_holds_files_of_every_kind(wheel: Path, name: str) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


@pytest.mark.drill
@pytest.mark.timeout(900)
def test_it_runs_from_an_environment_of_its_own_with_the_locked_packages(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    told = {"root": ROOT, "OURS": sys.prefix, "UV": UV, "VENV": venv, "LOCK": LOCK, "WHEEL": wheel}
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
    environment = {**plain, **{name: str(value) for name, value in told.items()}}
    run(["bash", "-c", INSTALL], environment)
    run([UV, "pip", "check", "--python", venv / "bin" / "python"], environment)

    said = run([venv / "bin" / "dateline", "--help"], environment, tmp_path)
    assert "serve" in said
    run([venv / "bin" / "dateline", "init", tmp_path / "paper"], environment, tmp_path)
    where = run([venv / "bin" / "python", "-c", "import dateline; print(dateline.__file__)"], environment, tmp_path)
    assert where.startswith(str(venv)), "It runs from the checkout, not from the wheel."
    assert (tmp_path / "paper" / "dateline.toml").is_file()


def run(command: list[str | Path], environment: dict[str, str], folder: Path = ROOT) -> str:
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
