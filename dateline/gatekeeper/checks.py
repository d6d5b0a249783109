"""What the gatekeeper looks at, in order. Each check gives points and a reason, and none of them is a wall.

The reader is told the kind of thing that was the trouble and never the points; the moderator reads every reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Finding, Verdict

Words = Any
"""Said in the language of who reads them."""

Look = Callable[[Submission], tuple[int, dict[str, Any]] | None]


@dataclass(frozen=True)
class Check:
    """One thing looked at: `trouble` is its kind for the reader, `reason` what the moderator is told."""

    name: str
    trouble: Words
    reason: Words
    look: Look


LINK = re.compile(r"https?://|\bwww\.|\[url\b|<a\s", re.IGNORECASE)
FREE_LINKS, MOST_LINKS = 1, 12
QUICK = 3.0
"""Seconds from the first letter. Nobody reads, thinks and writes in less."""

FREE_KNOCKS = 5


def _proof(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return None if sent.proof is Proof.PROVED else (30, {"proof": str(sent.proof)})


def _haste(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    if sent.seconds is None or sent.seconds >= QUICK:
        return None
    return 40, {"seconds": round(max(sent.seconds, 0), 1)}


def _hidden_field(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return (60, {}) if sent.filled_what_is_hidden else None


def _links(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    count = len(LINK.findall(sent.text)) + len(LINK.findall(sent.name)) * 3
    if count <= FREE_LINKS:
        return None
    return min(20 * (count - FREE_LINKS) + 10, 80), {"count": min(count, MOST_LINKS)}


def _repeats(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return (min(40 * sent.seen_before, 100), {"count": sent.seen_before}) if sent.seen_before else None


def _rate(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return (min(10 * (sent.knocks - FREE_KNOCKS), 60), {"count": sent.knocks}) if sent.knocks > FREE_KNOCKS else None


CHECKS = [
    Check("proof", _("the check of your browser"), _("Nothing was proved: %(proof)s."), _proof),
    Check("haste", _("how quickly it was sent"), _("Sent %(seconds)s seconds after it was begun."), _haste),
    Check(
        "hidden field",
        _("how the form was filled in"),
        _("A field that no reader sees was filled in."),
        _hidden_field,
    ),
    Check("links", _("the links in it"), _("%(count)s links."), _links),
    Check("repeats", _("words that were sent before"), _("The same words came before: %(count)s times."), _repeats),
    Check("rate", _("how much came from your network"), _("%(count)s came from this network in ten minutes."), _rate),
]
_BY_NAME = {check.name: check for check in CHECKS}


def judge(sent: Submission) -> Verdict:
    """Ask every check in turn."""
    findings = []
    for check in CHECKS:
        found = check.look(sent)
        if found is not None:
            points, seen = found
            findings.append(Finding(check.name, points, seen))
    return Verdict(findings)


def troubles(verdict: Verdict) -> list[str]:
    """For the reader: the kinds of thing that were the trouble, the heaviest first."""
    heaviest = sorted(verdict.findings, key=lambda finding: -finding.points)
    return [str(_BY_NAME[finding.check].trouble) for finding in heaviest if finding.check in _BY_NAME]


def reasons(verdict: Verdict) -> list[tuple[str, int]]:
    """For the moderator: every reason in words, and what it weighs."""
    found = [(_BY_NAME.get(finding.check), finding) for finding in verdict.findings]
    return [(str(check.reason) % finding.seen if check else finding.check, finding.points) for check, finding in found]
