"""One thing that was looked at, what is the matter with it, and the mend."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How bad it is: only a failure makes `doctor` end with exit code 1."""

    GOOD = "good"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True)
class Finding:
    """`what` says how it is; `mend` what to do, and is empty when nothing is."""

    subject: str
    state: State
    what: str
    mend: str = ""


def good(subject: str, what: str) -> Finding:
    return Finding(subject, State.GOOD, what)


def warning(subject: str, what: str, mend: str) -> Finding:
    return Finding(subject, State.WARNING, what, mend)


def failure(subject: str, what: str, mend: str) -> Finding:
    return Finding(subject, State.FAILURE, what, mend)
