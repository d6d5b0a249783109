"""The demo's site folder, and the log-ins made for it."""

import json
import os
from pathlib import Path

from dateline.lib.site_folder import CONFIG, SiteFolder, read_site_folder
from dateline.ops.errors import Refusal
from dateline.ops.new_site import write_new_site
from dateline.ops.site import make_folders

MARK = "demo"
LOG_INS = "demo-log-ins.json"

LogIn = dict[str, str]


def open_demo_site(folder: Path) -> SiteFolder:
    """The demo in `folder`, made when there is none. Refusal when a real newsroom lives there."""
    new = not (folder / CONFIG).exists()
    if new:
        write_new_site(folder)
    site = read_site_folder(folder)
    make_folders(site)
    if new:
        (site.data / MARK).touch()
    elif not (site.data / MARK).exists():
        raise Refusal(f"{folder} is a newsroom of its own, and the demo would fill it. Name another folder.")
    return site


def read_log_ins(site: SiteFolder) -> list[LogIn] | None:
    """The log-ins of the furnished demo; None while it has not been furnished."""
    file = site.data / LOG_INS
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def keep_log_ins(site: SiteFolder, log_ins: list[LogIn]) -> None:
    """Write them where only the owner can read them."""
    partial = site.data / f"{LOG_INS}.partial"
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(log_ins, file, ensure_ascii=False, indent=1)
    partial.rename(site.data / LOG_INS)
