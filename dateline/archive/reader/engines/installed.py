"""Which models of English stand beside us, found without loading any, and without what the reader itself knows."""

import json
from importlib import util
from pathlib import Path

ENGLISH = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
CONFIG = "config.cfg"
META = "meta.json"


def installed_model() -> str | None:
    """The largest of spaCy's own English models that stands beside us, when spaCy does. Imports nothing."""
    if util.find_spec("spacy") is None:
        return None
    return next((name for name in ENGLISH if folder_of(name) is not None), None)


def version_of_model(name: str) -> str:
    """As its `meta.json` says, in at most twenty signs; empty when it says none or is not there. Imports nothing."""
    folder = folder_of(name)
    try:
        told = json.loads((folder / META).read_text()) if folder else {}
    except (OSError, ValueError):
        return ""
    return str(told.get("version", ""))[:20] if isinstance(told, dict) else ""


def folder_of(name: str) -> Path | None:
    """The folder that holds a model: itself, or within the package of that name, which is looked up, not imported."""
    given = Path(name)
    if (given / CONFIG).is_file():
        return given
    try:
        found = util.find_spec(name) if name.isidentifier() else None
    except (ImportError, ValueError):
        return None
    for place in (found.submodule_search_locations or ()) if found else ():
        inside = sorted(Path(place).glob(f"*/{CONFIG}"))
        if inside:
            return inside[-1].parent
    return None
