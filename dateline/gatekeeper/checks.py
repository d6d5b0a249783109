"""What the gatekeeper looks at, in order. Each check gives points and a reason, and none of them is a wall.

The reader is told the kind of thing that was the trouble and never the points; the moderator reads every reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dateline.gatekeeper.links import hosts_in, without_links
from dateline.gatekeeper.phrases import phrases_in
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


WORD = re.compile(r"\w+")
FEWEST_WORDS = 4
"""Beside a link, for it to be more than a link."""

MOST_FOR_LINKS = 90
QUICK = 3.0
"""Seconds from the first letter. Nobody reads, thinks and writes in less."""

FREE_KNOCKS = 5
UNSURE = 1.5
"""Odds (as a logarithm) up to which what was learnt says nothing."""


def _proof(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return None if sent.proof is Proof.PROVED else (30, {"proof": str(sent.proof)})


def _haste(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    if sent.seconds is None or sent.seconds >= QUICK:
        return None
    return 40, {"seconds": round(max(sent.seconds, 0), 1)}


def _hidden_field(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return (60, {}) if sent.filled_what_is_hidden else None


def _links(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    in_name = len(hosts_in(sent.name))
    count = len(hosts_in(sent.text)) + in_name
    if not count:
        return None
    bare = len(WORD.findall(without_links(sent.text))) < FEWEST_WORDS
    return min(10 + 10 * count + 20 * in_name + 10 * bare, MOST_FOR_LINKS), {"count": count}


def _phrases(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    strong, weak = phrases_in(without_links(sent.text))
    points = 30 * min(strong, 2) + 10 * min(weak, 3)
    return (points, {}) if points else None


def _learnt(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    """Against the text, or for it: what moderators have printed before speaks for the next one like it."""
    odds = sent.learnt.odds
    if abs(odds) <= UNSURE:
        return None
    points = round(10 * (odds - UNSURE)) if odds > 0 else round(4 * (odds + UNSURE))
    points = max(-20, min(60, points))
    return (points, {"words": ", ".join(sent.learnt.words)}) if points else None


def _repeats(sent: Submission) -> tuple[int, dict[str, Any]] | None:
    return (min(40 * sent.seen_before, 80), {"count": sent.seen_before}) if sent.seen_before else None


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
    Check("links", _("the links in it"), _("Links: %(count)s."), _links),
    Check("phrases", _("words that advertise"), _("It says what advertisers say."), _phrases),
    Check("repeats", _("words that were sent before"), _("The same words came before: %(count)s times."), _repeats),
    Check("rate", _("how much came from your network"), _("%(count)s came from this network in ten minutes."), _rate),
    Check(
        "learnt", _("how much it is like what we do not print"), _("By what moderators decided: %(words)s."), _learnt
    ),
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
    against = [finding for finding in heaviest if finding.points > 0 and finding.check in _BY_NAME]
    return [str(_BY_NAME[finding.check].trouble) for finding in against]


def reasons(verdict: Verdict) -> list[tuple[str, int]]:
    """For the moderator: every reason in words, and what it weighs."""
    found = [(_BY_NAME.get(finding.check), finding) for finding in verdict.findings]
    return [(str(check.reason) % finding.seen if check else finding.check, finding.points) for check, finding in found]
