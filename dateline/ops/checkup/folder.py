"""Is there room, and may we write?"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from dateline.lib.site_folder import SiteFolder
from dateline.ops.actions.collect_static import is_collected
from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.ops.room import try_to_write

LITTLE, TOO_LITTLE = 2 << 30, 256 << 20
NOT_FOR_OTHERS = 0o077


def look_at_folder(site: SiteFolder) -> Iterator[Finding]:
    """The findings about the site folder."""
    yield free_space(shutil.disk_usage(site.data).free)
    yield _writable("media", site.media)
    yield _writable("data", site.data)
    yield _settings_file(site)
    yield _static()


def free_space(free: int) -> Finding:
    """How much room is left."""
    said = f"{free / (1 << 30):.1f} GB are free."
    mend = "Make room on the disk of data/, or move the site to a larger one."
    if free < TOO_LITTLE:
        return failure("disk", said, mend)
    return warning("disk", said, mend) if free < LITTLE else good("disk", said)


def _writable(subject: str, folder: Path) -> Finding:
    blocked = try_to_write(folder)
    if blocked is None:
        return good(subject, f"{folder} can be written.")
    mend = "Make room on its disk, and see that it belongs to the user who serves."
    return failure(subject, f"{folder} cannot be written: {blocked.why}.", mend)


def _settings_file(site: SiteFolder) -> Finding:
    if site.config.is_file() and site.config.stat().st_mode & NOT_FOR_OTHERS:
        return warning("settings", f"Others on this machine can read {site.config}.", f"chmod 600 {site.config}")
    return good("settings", "The settings are for their owner's eyes.")


def _static() -> Finding:
    if is_collected():
        return good("static files", "The static files are collected.")
    return failure("static files", "The static files are not those of this version.", "Start `dateline serve` again.")
