"""The words of a reply, whatever they are dressed in."""

import hashlib
import unicodedata

FEWEST_LETTERS = 20
"""“I agree” may come as often as it likes."""


def words_hash(text: str) -> str:
    """The same for texts that differ in case, spaces and marks only; nothing for a short one."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in plain if sign.isalnum())
    if len(letters) < FEWEST_LETTERS:
        return ""
    return hashlib.blake2b(letters.encode(), digest_size=16).hexdigest()
