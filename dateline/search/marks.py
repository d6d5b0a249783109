"""Marks: what a story is filtered by, held in the index beside its words. No word anybody types begins like one."""

SIGN = "§"
EVERY_STORY = SIGN
"""What all indexed stories are counted under."""


def of_section(key: int) -> str:
    return f"{SIGN}s{key}"


def of_kind(kind: str) -> str:
    return f"{SIGN}k{kind}"


def of_year(year: int) -> str:
    return f"{SIGN}y{year}"


def of_author(key: int) -> str:
    return f"{SIGN}a{key}"


def of_subject(key: int) -> str:
    return f"{SIGN}p{key}"


def of_language(language: str) -> str:
    """Only counted: in which languages stories are written."""
    return f"{SIGN}l{language}"


def of_era(era: int | str) -> str:
    """Only counted: how many stories an era has."""
    return f"{SIGN}e{era}"


def of_engine(name: str) -> str:
    """Only noted: who holds the words."""
    return f"{SIGN}@{name}"
