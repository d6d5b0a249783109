"""The words of a reply, whatever they are dressed in."""

import hashlib
import unicodedata

FEWEST_LETTERS = 20
"""“I agree” may come as often as it likes."""

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})
"""Categories of signs that are not printed by themselves; one that Unicode took in after our Python may well be."""

BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Unicode calls them letters and signs; they are printed as nothing."""


def is_seen(text: str) -> bool:
    """Whether anything of it shows on paper: spaces, marks without a letter and signs for the direction do not."""
    return any(unicodedata.category(sign) not in UNSEEN and sign not in BLANK_LETTERS for sign in text)


def words_hash(text: str) -> str:
    """The same for texts that differ in case, spaces and marks only; nothing for a short one."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in plain if sign.isalnum())
    if len(letters) < FEWEST_LETTERS:
        return ""
    return hashlib.blake2b(letters.encode(), digest_size=16).hexdigest()
