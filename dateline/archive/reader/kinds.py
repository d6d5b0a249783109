"""What the marked words are: a quote, and of which kind, or a title, a nickname, a word in doubt."""

import re

from dateline.archive.reader.marks import Marked, Style
from dateline.archive.reader.proposals import QuoteKind

MANY_WORDS = 5
WORD = re.compile(r"\w[\w’'.-]*")
ENDS = ".?!…"
SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "over", "s",
    "the", "to", "up", "v", "versus", "vs", "with",
})  # fmt: skip
BEFORE_A_TITLE = re.compile(
    r"""(?:\b(?:book|books|novel|memoir|film|movie|documentary|song|album|single|show|series|play|musical|poem|painting
    |program|programme|podcast|column|chapter|episode|segment|sitcom|drama|essay|titled|entitled|headlined|subtitled|\d{4}
    |bestseller|best-seller|hit|magazine|anthem|ballad|opera|told|telling|tells|interview\s+with)|['’]s|\b(?:on|of|in|from|at))[\s,]+$""",
    re.VERBOSE | re.IGNORECASE,
)
AFTER_A_TITLE = re.compile(
    r"\s(?:radio\s|tv\s|television\s|news\s)?(?:program|programme|show|forum|podcast|column|segment|series|tour|album|song|film"
    r"|movie|book|hashtag|campaign|movement|rally|special|episode|ad|initiative)s?\b",
    re.IGNORECASE,
)
BY_SOMEBODY = re.compile(r"\s+by\s+(?:the\s+)?@?[A-Z]")
"""“A Long Road,” by Ada Moor: a work and who made it."""
CALLED_SO = re.compile(r"\b(?:titled|entitled|subtitled|hit\s+single)[\s,]+$", re.IGNORECASE)
BEFORE_A_NAME_FOR_IT = re.compile(
    r"\b(?:so-called|known\s+as|nicknamed|dubbed|the\s+(?:nickname|hashtag))[\s,]+$", re.IGNORECASE
)
BEFORE_REACH = 40


def word_count(text: str) -> int:
    """How many words, up to as many as matter."""
    return len(WORD.findall(text[:2000]))


def kind_of(text: str, after: str) -> QuoteKind:
    """Direct when it is a whole sentence, or long; `after` is what follows the mark."""
    words = text.strip()
    if word_count(words) >= MANY_WORDS:
        return QuoteKind.DIRECT
    ended = words[-1:] in ENDS or words[-1:] == "," or after[:1] == ","
    return QuoteKind.DIRECT if words[:1].isupper() and ended else QuoteKind.PARTIAL


def is_sentence(text: str) -> bool:
    """Whether the words could stand by themselves: they begin large and end as a sentence or a saying does."""
    words = text.strip().strip("‘’'[]")
    return bool(words) and (words[0].isupper() or words[0].isdigit()) and words[-1] in f"{ENDS},—-"


def is_no_quote(text: str, marked: Marked) -> bool:
    """Titles of works, nicknames and words held with tongs, as far as the neighbours of the marks tell."""
    words = text[marked.start : marked.end].strip()
    if marked.style is Style.DASH or not words:
        return not words
    before, after = (
        text[max(marked.start - 1 - BEFORE_REACH, 0) : marked.start - 1],
        text[marked.end + 1 : marked.end + 30],
    )
    return (
        not WORD.search(words)
        or before.endswith("=")
        or (words[:1].isupper() and words[-1] == "," and bool(BY_SOMEBODY.match(after)))
        or (words[-1] == ":" and word_count(words) < MANY_WORDS)
        or (words[0] == "(" and words[-1] == ")")
        or (_is_nickname(words, before, after))
        or (word_count(words) < 4 and bool(BEFORE_A_NAME_FOR_IT.search(before)))
        or (words[:1].isupper() and bool(CALLED_SO.search(before)))
        or (words[:1].isupper() and word_count(words) < MANY_WORDS and bool(AFTER_A_TITLE.match(after)))
        or (is_in_title_case(words) and bool(BEFORE_A_TITLE.search(before)))
    )


def is_in_title_case(words: str) -> bool:
    """Two words or more, all but the small ones capitalised, and no end of a sentence."""
    found = WORD.findall(words[:300])
    large = [word for word in found if word[0].isupper() or word[0].isdigit()]
    small = [word for word in found if word.lower() in SMALL and word not in large]
    return len(found) > 1 and len(large) + len(small) == len(found) and len(large) > 1


def _is_nickname(words: str, before: str, after: str) -> bool:
    """Tom “Red” Harker."""
    return (
        word_count(words) <= 3
        and words[:1].isupper()
        and words[-1] not in f"{ENDS},"
        and bool(re.search(r"\b[A-Z][\w’.-]*\s$", before))
        and bool(re.match(r"\s[A-Z][a-z]", after))
    )
