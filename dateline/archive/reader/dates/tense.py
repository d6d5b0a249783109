"""Whether the words around a date speak of what was or of what will be.

No grammar: the nearest verb that gives itself away decides, first those before the date, then those after it, never
beyond its sentence and never more than a few words away, so that a long sentence costs no more than a short one.
"""

from enum import Enum

from dateline.archive.reader.dates.tokens import Tokens
from dateline.archive.reader.dates.vocabulary import words

BEFORE = 18
BEHIND = 12
GROUP = 4
"""How many words may stand between an auxiliary and its participle: *will not yet be held*."""


class Direction(Enum):
    """Which way to look from the story's day."""

    PAST = "past"
    FUTURE = "future"
    UNTOLD = "untold"


FORWARD = words(
    "will shall ll wo due upcoming scheduled expected expects expect plans plan planned intends hopes "
    "forthcoming slated tentatively supposed would should may could might must can going payable "
    "opens begins starts resumes closes go goes meets hosts"
)
"""Words that look ahead by themselves."""

AUXILIARIES = words("will shall would should may could might must can ll to cannot wo")
BETWEEN = words("be been have not t n being also likely soon then yet")

PAST_VERBS = words(
    "was were had did said told made went came took gave saw got found left felt brought began kept held "
    "wrote stood heard let met ran set sat spoke led grew lost fell rose won broke drove bought sold sent "
    "built spent paid drew chose knew became struck shot hit cut put hurt fought caught taught thought sought "
    "threw flew blew shook woke hung swore tore wore fed bled fled slid sank rang sang swam bound dealt dug "
    "lay laid lent shut stole stuck swept swung been ended"
)
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
"""After them a participle is no verb: the proposed merger."""

NOT_VERBS = words(
    "united hundred need indeed red bed feed seed speed weed breed shed sacred naked wicked hatred kindred"
)


def direction(tokens: Tokens, first: int, after: int) -> Direction:
    """Which way the clause round the tokens from `first` to before `after` looks."""
    for at in range(first - 1, max(first - 1 - BEFORE, -1), -1):
        told = told_by(tokens, at)
        if told is not Direction.UNTOLD:
            return told
    for at in range(after, min(after + BEHIND, len(tokens))):
        told = told_by(tokens, at)
        if told is not Direction.UNTOLD:
            return told
    return Direction.UNTOLD


def told_by(tokens: Tokens, at: int) -> Direction:
    """What one word gives away. A participle after *will* or *to* looks ahead: *to be held Friday*."""
    word = tokens.low(at)
    if word in FORWARD and not is_month_of_may(tokens, at) and not is_a_plan(tokens, at):
        return Direction.FUTURE
    if word in {"to", "for"} and tokens.low(at - 1) == "set":
        return Direction.FUTURE
    if word == "to" and tokens.low(at - 1) in {"set", "is", "are", "about", "agreed", "plans", "wants", "ready"}:
        return Direction.FUTURE
    if not is_past_verb(word) or tokens.low(at - 1) in ARTICLES:
        return Direction.UNTOLD
    for before in range(at - 1, at - 1 - GROUP, -1):
        if tokens.low(before) in AUXILIARIES and not is_month_of_may(tokens, before):
            return Direction.FUTURE
        if tokens.low(before) not in BETWEEN:
            break
    return Direction.PAST


def is_a_plan(tokens: Tokens, at: int) -> bool:
    """Whether it is a thing that was voted on, and nobody's planning: the plan, its plans."""
    return tokens.low(at) in {"plan", "plans"} and tokens.low(at - 1) in ARTICLES


def is_month_of_may(tokens: Tokens, at: int) -> bool:
    return tokens[at].text == "May"


def is_past_verb(word: str) -> bool:
    return word in PAST_VERBS or (word.endswith("ed") and len(word) > 3 and word not in NOT_VERBS)
