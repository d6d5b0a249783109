"""The furnished newsroom of the demo, its pictures plain: made once for a whole run of the tests, and put back."""

import pickle
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from django.test import override_settings
from PIL import Image

from tests.recorded import Recorded

LogIns = list[dict[str, str]]


class Courier(NamedTuple):
    """Its rows, and who may sign in."""

    rows: Recorded
    log_ins: LogIns


def make_courier(folder: Path) -> None:
    """Takes as long as two hundred tests. Drawing is left out, which takes longer still."""
    from dateline.demo import pictures
    from dateline.demo.build import build_demo

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    log_ins: LogIns = []
    with pytest.MonkeyPatch.context() as patch, override_settings(MEDIA_ROOT=folder / "media"):
        patch.setattr(pictures, "draw", lambda _name: Image.new("RGB", (60, 40), "teal"))
        rows = Recorded(lambda: log_ins.extend(build_demo()))
    (folder / "rows").write_bytes(pickle.dumps(Courier(rows, log_ins)))


def put_courier(folder: Path, media: Path) -> LogIns:
    """Into the empty database of this process, its files into `media`."""
    courier: Courier = pickle.loads((folder / "rows").read_bytes())
    shutil.copytree(folder / "media", media)
    assert courier.rows.put()
    courier.rows.count_on()
    return courier.log_ins
