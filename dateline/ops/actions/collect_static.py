"""Static files, made and collected once for each state of their sources."""

import hashlib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from dateline import __version__

MARK = "static.fingerprint"
MAKERS = {
    "dateline.site.fonts": ("subset_fonts", "site/fonts"),
    "dateline.site.stylesheet": ("join", "site/css"),
    "dateline.site.scripts": ("tighten_scripts", ""),
}
"""What writes files of its own into data/made/, and where. By name: the site's room comes after this one."""


def collect_static() -> bool:
    """Make and collect the static files if their sources changed since the last time; say whether."""
    mark: Path = settings.DATA / MARK
    if is_collected():
        return False
    mark.unlink(missing_ok=True)
    for module, (maker, folder) in MAKERS.items():
        getattr(import_module(module), maker)(settings.SITE.made / folder)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(fingerprint(), encoding="ascii")
    return True


def is_collected() -> bool:
    """Whether what is collected is what the sources would give."""
    mark: Path = settings.DATA / MARK
    return mark.is_file() and mark.read_text(encoding="ascii") == fingerprint()


def fingerprint() -> str:
    """One hash over our version and every source of a static file: its name and its bytes."""
    total = hashlib.sha256(f"{__version__} {settings.STORAGES['staticfiles']['BACKEND']}".encode())
    for name, file in sorted(_sources()):
        total.update(f"\0{name}\0".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def _sources() -> Iterator[tuple[str, Path]]:
    made: Path = settings.SITE.made
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name))
            if not file.is_relative_to(made):
                yield name, file
    for module in MAKERS:
        if (spec := find_spec(module)) and spec.origin:
            yield module, Path(spec.origin)
