"""Whether two names are one but for how they are spelt, and what words a text has whatever stands between them."""

SHORT_NAME = 8


def words_alone(text: str) -> str:
    """In small letters, one blank between them, no other signs."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def is_spelt_alike(one: str, other: str) -> bool:
    """But for a letter; in longer names, two."""
    mine, theirs = _plain(one), _plain(other)
    most = 1 if min(len(mine), len(theirs)) < SHORT_NAME else 2
    return mine == theirs or (min(len(mine), len(theirs)) > most and _differ_by(mine, theirs, most) <= most)


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _differ_by(one: str, other: str, most: int) -> int:
    """How many letters must be changed, put in or left out to make the one the other; `most` and one more for more.

    In time that grows with the length of a name, not with its square.
    """
    far = most + 1
    if abs(len(one) - len(other)) > most:
        return far
    before = [place if place <= most else far for place in range(len(other) + 1)]
    for row, sign in enumerate(one, 1):
        now = [row if row <= most else far] + [far] * len(other)
        for place in range(max(1, row - most), min(len(other), row + most) + 1):
            changed = before[place - 1] + (sign != other[place - 1])
            now[place] = min(changed, before[place] + 1, now[place - 1] + 1, far)
        before = now
    return before[-1]
