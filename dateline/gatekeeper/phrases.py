"""What those say who want something of strangers: known to a new house before it has learnt anything. English.

Another language has the other checks, and what its moderators teach.
"""

import re

STRONG = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bsu[bs]\w*cri\w*b(?:e|ing)\b|\bsub me\b",
        r"\bmy (?:\w+ ){0,2}(?:channel|chanel|page|blog|site|website|profile|store|shop)\b",
        r"\bcheck (?:out )?(?:my|me)\b|\bcheck it out\b",
        r"\b(?:visit|see|watch|hear|listen to) (?:my|our)\b",
        r"\bclick (?:here|on|the|this)\b",
        r"\bfollow (?:me|us|my)\b|\b(?:follow|sub|like) (?:\d|for|4) (?:follow|sub|like)",
        r"\badd me\b|\blike (?:my|our)\b",
        r"\bgiveaway|\bgift ?cards?\b|\bpromo ?codes?\b|\bcoupon",
        r"\b(?:earn|make|making) (?:\w+ ){0,3}(?:money|cash|bucks)\b",
        r"\b(?:work|working|jobs?) (?:from|at) home\b|\b(?:extra|easy) (?:cash|income|money)\b",
        r"\bcasinos?\b|\bviagra\b|\bcialis\b|\bpayday loans?\b|\bescorts?\b|\breplica (?:bags?|watch)|\bbacklinks?\b",
        r"\bwhats ?app\b.*\d{5}|\+\d[\d -]{8,}\d",
    )
]
WEAK = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bplease\b|\bplz+\b|\bpls\b",
        r"\bcheck\b|\bvisit\b|\bwatch\b.*\bvideo",
        r"\bfree\b|\bdiscount|\bcheap\b",
        r"\bshare\b|\bvote\b|\bsupport\b|\bhelp\b",
        r"\bchannel\b|\bwebsite\b|\bblog\b|\bfacebook\b|\btwitter\b|\binstagram\b|\btelegram\b",
        r"\bmy (?:\w+ ){0,2}(?:videos?|vids?|songs?|music|covers?|book|app|course|playlist|track)\b",
        r"\b(?:hey|hi|hello),? (?:guys|everyone|everybody|all)\b",
    )
]
"""Readers say these, too; they weigh little."""


def phrases_in(text: str) -> tuple[int, int]:
    """How many of the strong and of the weak kinds."""
    return tuple(sum(bool(each.search(text)) for each in kind) for kind in (STRONG, WEAK))  # type: ignore[return-value]
