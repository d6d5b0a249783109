"""How the words in marks are printed: how many, which large, and whether that is how titles and names are."""

import re

WORD = re.compile(r"\w[\w’'.-]*")
SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "over", "s",
    "the", "to", "up", "v", "versus", "vs", "with", "nor", "than", "that", "so", "off", "out", "down", "under", "after",
    "before", "about", "near", "onto", "upon", "through", "without", "de", "la", "le", "du", "des", "der", "von", "el",
})  # fmt: skip
LONGEST_NAME = 4


def word_count(text: str) -> int:
    """How many words, up to as many as matter."""
    return len(WORD.findall(text[:2000]))


def is_in_title_case(words: str) -> bool:
    """Two words or more, all but the small ones capitalised, and no end of a sentence."""
    found, large = _words(words)
    return len(found) > 1 and large > 1


def is_like_a_name(words: str) -> bool:
    """A few words, all but the small ones capitalised: the Plumber, Father of the Bridges."""
    found, large = _words(words)
    return large > 0 and len(found) <= LONGEST_NAME


def is_small(words: str, most: int) -> bool:
    """So many words at most, none of them capitalised."""
    found = WORD.findall(words[:300])
    return 0 < len(found) <= most and not any(letter.isupper() for letter in words)


def _words(words: str) -> tuple[list[str], int]:
    """All the words and how many are large; none are, when one that should be is not."""
    found = WORD.findall(words[:300])
    large = [word for word in found if word[0].isupper() or word[0].isdigit()]
    small = [word for word in found if word.lower() in SMALL and word not in large]
    return found, len(large) if len(large) + len(small) == len(found) else 0
