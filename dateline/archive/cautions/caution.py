"""One sentence, and where to look."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Caution:
    """`address`: the desk's screen of what it speaks of."""

    words: str
    address: str = ""
