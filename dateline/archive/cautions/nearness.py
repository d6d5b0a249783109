"""Whether two names may be one under two spellings: Harker and Harkar, Jon and John, Müller and Muller."""

import unicodedata

LONGEST_WORD = 40
SHORTEST_TOLD, LONG = 4, 8
"""Letters: below, one that differs makes another name (Ada, Ida); from there on, two may differ."""


def is_near(name: str, other: str) -> bool:
    """Word by word, and never of the same name."""
    mine, theirs = _words(name), _words(other)
    if len(mine) != len(theirs) or name.casefold().split() == other.casefold().split():
        return False
    return bool(mine) and all(_is_near_word(one, another) for one, another in zip(mine, theirs, strict=True))


def _is_near_word(one: str, other: str) -> bool:
    if one == other:
        return True
    longest = max(len(one), len(other))
    if not SHORTEST_TOLD <= longest <= LONGEST_WORD:
        return False
    most = 2 if longest >= LONG else 1
    return abs(len(one) - len(other)) <= most and _slips(one, other) <= most


def _slips(one: str, other: str) -> int:
    """Letters left out, put in, changed, or swapped with the next one. In time that grows with both lengths."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        now = [row]
        for column, letter in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (sign != letter))
            swapped = row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]
            now.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, now
    return last[-1]


def _words(name: str) -> list[str]:
    """Without case, accents and points."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split()
