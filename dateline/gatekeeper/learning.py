"""What moderators have taught: which words come in spam and which in replies they printed.

Naive Bayes on the words of a text and on pairs of them. The words are kept as hashes, so that no list of what readers
wrote can be read out of them.
"""

import hashlib
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dateline.gatekeeper.links import hosts_in, without_links

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[!?$€£%❤♥]+")
LONGEST_READ, MOST_WORDS, LONGEST_WORD = 5000, 400, 30
FEWEST_TEXTS = 5
"""Of each kind: before that nothing is said."""

SMOOTHING = 1.0
LEAST_WEIGHT = 0.4
MOST_COUNTED = 20
"""The heaviest words of a text; the rest says little and sums up to noise."""

Counts = Mapping[str, tuple[int, int]]
"""For each word: how many printed texts and how many of spam have it."""


@dataclass(frozen=True)
class Learnt:
    """What the words of a text say: above nought spam, below it a reply. `words` weighed most."""

    odds: float = 0.0
    words: tuple[str, ...] = ()


NOTHING_LEARNT = Learnt()


def words_of(text: str) -> set[str]:
    """Each once: words, pairs, hosts, and how the text is dressed."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_READ])
    hosts, bare = hosts_in(plain), without_links(plain)
    said = [_plain(word) for word in WORD.findall(bare)[:MOST_WORDS]]
    found = set(said) | {f"{one} {two}" for one, two in pairwise(said)}
    found |= {f"host:{host[:60]}" for host in hosts}
    found |= {f"links:{min(len(hosts), 2)}", f"length:{min(6, int(math.log2(len(said) + 1)))}"}
    letters = [sign for sign in bare if sign.isalpha()]
    if len(letters) > 15 and sum(sign.isupper() for sign in letters) > len(letters) * 0.6:
        found.add("in capitals")
    return found


def weigh(text: str, counts: Counts, printed: int, spam: int) -> Learnt:
    """The odds of `text`, by what was counted over so many printed texts and texts of spam."""
    if min(printed, spam) < FEWEST_TEXTS:
        return NOTHING_LEARNT
    weights = {word: _weight(*counts[word], printed, spam) for word in words_of(text) if word in counts}
    heaviest = sorted(weights, key=lambda word: (-abs(weights[word]), word))[:MOST_COUNTED]
    counted = [word for word in heaviest if abs(weights[word]) > LEAST_WEIGHT]
    odds = sum(weights[word] for word in counted)
    speaking = [word for word in counted if weights[word] * odds > 0 and ":" not in word]
    return Learnt(odds, tuple(speaking[:3]))


def hashed_words(words: Iterable[str]) -> dict[str, str]:
    """Each word by its hash."""
    return {hashlib.blake2b(word.encode(errors="replace"), digest_size=10).hexdigest(): word for word in words}


def _weight(printed_with: int, spam_with: int, printed: int, spam: int) -> float:
    if printed_with + spam_with < 2:
        return 0.0
    in_spam = (spam_with + SMOOTHING) / (spam + 2 * SMOOTHING)
    in_print = (printed_with + SMOOTHING) / (printed + 2 * SMOOTHING)
    return math.log(in_spam / in_print)


def _plain(word: str) -> str:
    if word.isdigit():
        return "#"
    if not word[0].isalnum():
        return f"{word[0]}+" if len(word) > 1 else word
    return word.casefold()[:LONGEST_WORD]
