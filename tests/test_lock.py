"""The lock files hold what pyproject.toml asks for, and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.lockfiles import DEV_LOCK, LOCK, MODEL_LOCK, PROJECT, ROOT, UV_LOCK, pins

EVERY_LOCK = pytest.mark.parametrize("path", [LOCK, DEV_LOCK, UV_LOCK, MODEL_LOCK], ids=lambda path: path.name)
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]


@pytest.mark.parametrize(("path", "asked"), [(LOCK, RUNTIME), (DEV_LOCK, RUNTIME + DEV)], ids=["lock", "dev"])
class TestInStepWithTheProject:
    def test_every_requirement_is_pinned_within_its_bounds(self, path: Path, asked: list[Requirement]) -> None:
        locked: dict[str, list[str]] = {}
        for pin in pins(path):
            locked.setdefault(pin.name, []).append(pin.version)
        for requirement in asked:
            versions = locked.get(canonicalize_name(requirement.name), [])
            assert versions, f"{path.name} lacks {requirement.name}. Run bin/lock."
            for version in versions:
                assert requirement.specifier.contains(version, prereleases=True), (
                    f"{path.name} pins {requirement.name} {version}, pyproject.toml asks for "
                    f"{requirement.specifier}. Run bin/lock."
                )

    def test_nothing_is_kept_that_is_no_longer_asked_for(self, path: Path, asked: list[Requirement]) -> None:
        named = {canonicalize_name(requirement.name) for requirement in asked}
        ours = {pin.name for pin in pins(path) if any("pyproject.toml" in who for who in pin.wanted_by)}
        assert ours == named, f"{path.name} is out of step with pyproject.toml. Run bin/lock."


def test_tests_run_with_the_very_versions_that_readers_meet() -> None:
    runtime = {(pin.name, pin.version, str(pin.marker)) for pin in pins(LOCK)}
    dev = {(pin.name, pin.version, str(pin.marker)) for pin in pins(DEV_LOCK)}
    missing = {name for name, *_ in runtime - dev}
    loosened = {pin.name for pin in pins(DEV_LOCK)} & missing
    assert missing == loosened, f"dev.txt lacks {sorted(missing - loosened)}. Run bin/lock."
    versions = {(name, version) for name, version, _ in dev}
    assert {(name, version) for name, version, _ in runtime} <= versions


@EVERY_LOCK
def test_every_package_is_held_to_its_hashes(path: Path) -> None:
    for pin in pins(path):
        assert pin.hashes, f"{pin.name} in {path.name} has no hash."
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in pin.hashes), pin.name


@EVERY_LOCK
def test_no_index_and_no_host_is_named(path: Path) -> None:
    text = path.read_text()
    assert "://" not in text
    assert not re.search(r"--(?:extra-)?index|--find-links|--trusted-host", text)


def test_the_installer_is_also_the_build_backend() -> None:
    """uv builds with the backend it carries only if the project asks for a version like its own."""
    (backend,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    (uv,) = pins(UV_LOCK)
    assert Requirement(backend).specifier.contains(uv.version)
