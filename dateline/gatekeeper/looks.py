"""What can be seen of a text, and of how it was sent: for each check its points and what it saw, or nothing."""

import re
from typing import Any

from dateline.gatekeeper.links import hosts_in, without_links
from dateline.gatekeeper.phrases import phrases_in
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.tongues import foreign_language, foreign_script

Seen = tuple[int, dict[str, Any]] | None

WORD = re.compile(r"\w+")
FEWEST_WORDS = 4
"""Beside a link, for it to be more than a link."""

MOST_FOR_LINKS = 90
QUICK = 3.0
"""Seconds from the first letter. Nobody reads, thinks and writes in less."""


def proof(sent: Submission) -> Seen:
    return None if sent.proof is Proof.PROVED else (30, {"proof": str(sent.proof)})


def haste(sent: Submission) -> Seen:
    if sent.seconds is None or sent.seconds >= QUICK:
        return None
    return 40, {"seconds": round(max(sent.seconds, 0), 1)}


def hidden_field(sent: Submission) -> Seen:
    return (60, {}) if sent.filled_what_is_hidden else None


def links(sent: Submission) -> Seen:
    in_name = len(hosts_in(sent.name))
    count = len(hosts_in(sent.text)) + in_name
    if not count:
        return None
    bare = len(WORD.findall(without_links(sent.text))) < FEWEST_WORDS
    return min(10 + 10 * count + 20 * in_name + 10 * bare, MOST_FOR_LINKS), {"count": count}


def phrases(sent: Submission) -> Seen:
    strong, weak = phrases_in(without_links(sent.text))
    points = 30 * min(strong, 2) + 10 * min(weak, 3)
    return (points, {}) if points else None


def script(sent: Submission) -> Seen:
    """Held and no more: who writes to a house in another script may have a reason."""
    found = foreign_script(without_links(sent.text), sent.languages) if sent.languages else ""
    return (30, {"script": found}) if found else None


def language(sent: Submission) -> Seen:
    """Not held by that alone: a guess by a few words, and readers do quote."""
    found = foreign_language(without_links(sent.text), sent.languages) if sent.languages else ""
    return (20, {"language": found}) if found else None


def email(sent: Submission) -> Seen:
    """Not held by that alone: who wants to be left alone is no spammer."""
    return (20, {}) if sent.email_is_disposable else None
