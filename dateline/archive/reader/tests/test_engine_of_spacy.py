"""What the engine says when spaCy or its model is missing."""

from importlib import util
from pathlib import Path

import pytest

from dateline.archive.reader.engines import installed
from dateline.archive.reader.engines import spacy as engine
from dateline.archive.reader.engines.base import CannotRead


def test_without_spacy_the_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    assert installed.installed_model() is None
    with pytest.raises(CannotRead, match=r"pip install 'dateline\[reader\]'"):
        engine.SpacyEngine.with_model("en_core_web_sm")


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: object() if name == "spacy" else None)
    with pytest.raises(CannotRead, match="There is no model"):
        engine.SpacyEngine.with_model(str(tmp_path))


def test_the_package_of_a_model_is_looked_up_and_never_imported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "en_made_up"
    (package / "en_made_up-3.8.0").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('imported')")
    (package / "en_made_up-3.8.0" / "config.cfg").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    assert installed.folder_of("en_made_up") == package / "en_made_up-3.8.0"


def test_the_version_of_a_model_is_told_without_loading_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("")
    assert installed.version_of_model(str(tmp_path)) == installed.version_of_model("no such model") == ""
    (tmp_path / "meta.json").write_text('{"version": "3.8.0"}')
    assert installed.version_of_model(str(tmp_path)) == "3.8.0"
    for broken in ("not json", "[]", "{}"):
        (tmp_path / "meta.json").write_text(broken)
        assert installed.version_of_model(str(tmp_path)) == ""
