"""Texts that are nearly the same, told by a sketch of each that says nothing of its words.

Of each pair of neighbouring words a hash, and of these the smallest under sixteen orders (MinHash): of two texts as
large a share of the sixteen agrees as of their pairs. One byte is kept of each.
"""

import hashlib
import random
import re
import unicodedata
from itertools import pairwise

from dateline.gatekeeper.links import without_links

LANES = 16
LETTERS = 2 * LANES
"""Of a sketch as it is kept."""

ALIKE = 11
"""Of the sixteen: about two pairs of words in three are the same."""

MOST_WORDS, FEWEST_WORDS = 400, 7
"""“I could not agree more” may come as often as it likes."""

WORD = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+|\d+")
"""Or one letter, where words are written without spaces."""

PRIME = 2**61 - 1
_DRAWN = random.Random("sixteen orders, the same in every process")  # noqa: S311 - nothing is secret in them
ORDERS = [(_DRAWN.randrange(1, PRIME), _DRAWN.randrange(PRIME)) for _ in range(LANES)]


def sketch_of(text: str) -> str:
    """Of its first words, whatever case, numbers and links stand among them; nothing for a short text."""
    plain = unicodedata.normalize("NFKC", without_links(text[:5000])).casefold()
    words = ["#" if word.isdigit() else word for word in WORD.findall(plain)[:MOST_WORDS]]
    if len(words) < FEWEST_WORDS:
        return ""
    pairs = {_number(f"{one} {two}") for one, two in pairwise(words)}
    return bytes(min((a * pair + b) % PRIME for pair in pairs) & 0xFF for a, b in ORDERS).hex()


def are_alike(one: bytes, other: bytes) -> bool:
    return sum(map(int.__eq__, one, other)) >= ALIKE


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(errors="replace"), digest_size=8).digest())
