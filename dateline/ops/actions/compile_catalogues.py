"""Catalogues of translated words, compiled for the processes that start next."""

import re
from pathlib import Path

import polib

from dateline.lib.site_folder import SiteFolder
from dateline.ops.errors import Refusal

OURS = Path(__file__).resolve().parents[2] / "locale"
CATALOGUE = Path("LC_MESSAGES") / "django.po"
GAP = re.compile(r"%\((\w+)\)")

Words = dict[tuple[str, str], polib.POEntry]


def compile_catalogues(site: SiteFolder) -> list[str]:
    """Compile ours, with the house's own words from `locale/` of the site folder over them; the languages' codes.

    Refusal names the file and the line that cannot be used.
    """
    places = (OURS, site.folder / "locale")
    languages = sorted({path.parents[1].name for place in places for path in place.glob(f"*/{CATALOGUE}")})
    for language in languages:
        together, words = polib.POFile(), Words()
        for path in (place / language / CATALOGUE for place in places):
            if path.is_file():
                catalogue = _read(path)
                together.metadata.update(catalogue.metadata)
                words.update(_translated(catalogue, path))
        together.metadata["Content-Type"] = "text/plain; charset=UTF-8"
        together.extend(words.values())
        _write(together, (site.catalogues / language / CATALOGUE).with_suffix(".mo"))
    return languages


def _read(path: Path) -> polib.POFile:
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Refusal(f"{path} cannot be read: {error}. Mend it, and start again.") from error


def _translated(catalogue: polib.POFile, path: Path) -> Words:
    """A gap that the English does not have would break the page it stands on."""
    for entry in catalogue.translated_entries():
        known = set(GAP.findall(entry.msgid + entry.msgid_plural))
        said = GAP.findall(" ".join([entry.msgstr, *entry.msgstr_plural.values()]))
        if unknown := sorted(set(said) - known):
            raise Refusal(
                f"{path}, line {entry.linenum}: there is no %({unknown[0]})s in “{entry.msgid}”. "
                "Write its gaps as the English does, and start again."
            )
    return {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue.translated_entries()}


def _write(catalogue: polib.POFile, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save_as_mofile(str(target))
