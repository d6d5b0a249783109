"""An upload that was being looked at when the server was killed does not stay."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from dateline.lib.site_folder import SiteFolder
from dateline.media import forms
from dateline.media.errors import UploadRefused
from dateline.ops.actions.throw_away_uploads import throw_away_uploads
from dateline.ops.site import make_folders


def test_what_a_killed_server_left_of_uploads_is_thrown_away_before_the_next_one_starts(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path, {})
    make_folders(site)
    (site.uploads / "upload-1").mkdir()
    (site.uploads / "upload-1" / "given").write_bytes(b"a photograph")
    (site.uploads / "tmp1.upload.jpg").write_bytes(b"a large one")
    (site.media / "kept.jpg").write_bytes(b"a picture of the library")
    throw_away_uploads(site)
    assert list(site.uploads.iterdir()) == []
    assert (site.media / "kept.jpg").exists()


def test_an_upload_is_looked_at_in_the_folder_that_is_emptied(tmp_path: Path, settings: Any, monkeypatch: Any) -> None:
    seen: list[Path] = []

    def look(given: Path, _made: Path) -> None:
        seen.append(given)
        raise UploadRefused("No.")

    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    monkeypatch.setattr(forms, "clean_picture", look)
    with pytest.raises(ValidationError):
        forms.SafePictureField().to_python(SimpleUploadedFile("sea.jpg", b"a photograph"))
    assert seen[0].is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []
