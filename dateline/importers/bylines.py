"""Takes a byline apart into the names that stand in it."""

import re

from dateline.importers.filed import FiledAuthor

SEPARATOR = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
BY = {"": "by", "en": "by", "de": "von", "fr": "par", "es": "por", "pt": "por", "nl": "door", "it": "di", "sv": "av"}
IN_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
FROM_A_PLACE = re.compile(r"\s+in\s+[A-Z].*$")
PART_OF_NAME = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|obe|mbe|cbe|kc|qc|mp)\.?", re.IGNORECASE)
OF_AN_AGENCY = re.compile(
    r"\b(?:agency|news|newswire|wire|reuters|presse|agentur|associated press|press association)\b", re.IGNORECASE
)
INITIALS = re.compile(r"[A-Z]{2,5}|dpa|ansa|epd|afp|apa")


def names_in_byline(byline: str, *, language: str = "", agencies: frozenset[str] = frozenset()) -> list[FiledAuthor]:
    """The authors in order, each once: “By Ann Oak and Bob Elm (AP)” gives Ann Oak, Bob Elm and the agency AP.

    `agencies` are names, folded, that the delivery itself gives as its source.
    """
    bracketed = IN_BRACKETS.findall(byline)
    words = _without_by(IN_BRACKETS.sub(" ", byline).strip(), language)
    names = [_bare(name) for name in _parted(words)]
    found: dict[str, FiledAuthor] = {}
    for name in [*names, *(name.strip() for name in bracketed)]:
        if any(sign.isalnum() for sign in name) and name.casefold() != "and":
            agency = _is_agency(name, agencies) or name in bracketed
            found.setdefault(name.casefold(), FiledAuthor(name, is_agency=agency))
    return list(found.values())


def _without_by(words: str, language: str) -> str:
    for word in {"by", BY.get(language.split("-")[0].casefold(), "by")}:
        start = re.match(rf"{word}(?:\s*:\s*|\s+|$)", words, re.IGNORECASE)
        if start and (word == "by" or words[0].isupper()):
            return words[start.end() :]
    return words


def _parted(words: str) -> list[str]:
    names: list[str] = []
    for piece in SEPARATOR.split(words):
        if names and PART_OF_NAME.fullmatch(piece):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(piece)
    return names


def _bare(name: str) -> str:
    return FROM_A_PLACE.sub("", " ".join(name.split())).strip(" .:-/|") if not name.endswith(".") else name.strip()


def _is_agency(name: str, agencies: frozenset[str]) -> bool:
    return name.casefold() in agencies or bool(INITIALS.fullmatch(name)) or bool(OF_AN_AGENCY.search(name))
