"""What the gatekeeper looks at, in order. Each check gives points and a reason, and none of them is a wall.

The reader is told the kind of thing that was the trouble and never the points; the moderator reads every reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dateline.gatekeeper import looks, looks_back
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


CHECKS = [
    Check("proof", _("the check of your browser"), _("Nothing was proved: %(proof)s."), looks.proof),
    Check("haste", _("how quickly it was sent"), _("Sent %(seconds)s seconds after it was begun."), looks.haste),
    Check(
        "hidden field",
        _("how the form was filled in"),
        _("A field that no reader sees was filled in."),
        looks.hidden_field,
    ),
    Check("links", _("the links in it"), _("Links: %(count)s."), looks.links),
    Check("phrases", _("words that advertise"), _("It says what advertisers say."), looks.phrases),
    Check("script", _("the script it is written in"), _("Most of it is in another script: %(script)s."), looks.script),
    Check("language", _("the language it is written in"), _("By its words it is in “%(language)s”."), looks.language),
    Check("disposable email", _("the email address left with it"), _("The address is a disposable one."), looks.email),
    Check(
        "repeats",
        _("words that were sent before"),
        _("The same words came before: %(count)s times."),
        looks_back.repeats,
    ),
    Check(
        "near-repeats",
        _("words much like others that were sent before"),
        _("%(count)s of late say nearly the same, the newest under “%(title)s” (reply %(newest)s)."),
        looks_back.near_repeats,
    ),
    Check(
        "rate",
        _("how much came from your network"),
        _("%(count)s came from this network in ten minutes."),
        looks_back.rate,
    ),
    Check(
        "past",
        _("what became of your replies before"),
        _("This reader before: %(accepted)s printed, %(rejected)s rejected, %(spam)s spam, %(reported)s reported."),
        looks_back.past,
    ),
    Check(
        "learnt",
        _("how much it is like what we do not print"),
        _("By what moderators decided: %(words)s."),
        looks_back.learnt,
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
