"""Tightens the readers' scripts: what a page loads carries none of the words that are there for whoever reads the code.

A script of the same name in the site folder, `static/site/js/`, takes the place of ours and is served as it is.
"""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

PACKAGE = Path(__file__).resolve().parent.parent
OURS = {room: PACKAGE / room / "static" / room for room in ("site", "search", "pocket")}
"""What readers load, by the name of the folder under /static/."""


def tighten_scripts(target: Path) -> list[Path]:
    """Writes every script of a reader's page into the folder `target`, each where it lies under /static/."""
    written = []
    for name, source in scripts():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tighten(source.read_text(encoding="utf-8")), encoding="utf-8")
        written.append(path)
    return written


def scripts() -> list[tuple[str, Path]]:
    """Their names under /static/, and where they are written."""
    return [
        (f"{room}/{path.relative_to(folder).as_posix()}", path)
        for room, folder in OURS.items()
        for path in sorted(folder.rglob("*.js"))
    ]


def tighten(script: str) -> str:
    """The same script without comments, indentation and blank lines."""
    tightened: str = jsmin(script)
    return tightened + "\n"
