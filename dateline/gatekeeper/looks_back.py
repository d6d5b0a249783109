"""What is known of before: of other replies, of the network, of the reader, and of what moderators decided."""

from dateline.gatekeeper.looks import Seen
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.submission import Submission

FREE_KNOCKS = 5
UNSURE = 1.5
"""Odds (as a logarithm) up to which what was learnt says nothing."""

MOST_FOR_THE_PAST, MOST_AGAINST_THE_PAST = 20, 60
"""Points. The past alone refuses nobody: readers change, and an email is anybody's to write."""


def repeats(sent: Submission) -> Seen:
    return (min(40 * sent.seen_before, 80), {"count": sent.seen_before}) if sent.seen_before else None


def near_repeats(sent: Submission) -> Seen:
    """Nothing when the very same words came: that is said already."""
    if sent.alike is None or sent.seen_before:
        return None
    told = {"count": sent.alike.count, "newest": sent.alike.newest, "title": sent.alike.title}
    return min(20 + 20 * sent.alike.count, 80), told


def rate(sent: Submission) -> Seen:
    return (min(10 * (sent.knocks - FREE_KNOCKS), 60), {"count": sent.knocks}) if sent.knocks > FREE_KNOCKS else None


def past(sent: Submission) -> Seen:
    """What was printed speaks for a reader, but not for one who proves nothing."""
    past = sent.past
    against = min(15 * past.rejected + 40 * past.spam + 15 * past.reported, MOST_AGAINST_THE_PAST)
    speaks = min(5 * past.accepted, MOST_FOR_THE_PAST) if sent.proof is Proof.PROVED else 0
    told = {name: getattr(past, name) for name in ("accepted", "rejected", "spam", "reported")}
    return (against - speaks, told) if against != speaks else None


def learnt(sent: Submission) -> Seen:
    """Against the text, or for it: what moderators have printed before speaks for the next one like it."""
    odds = sent.learnt.odds
    if abs(odds) <= UNSURE:
        return None
    points = round(10 * (odds - UNSURE)) if odds > 0 else round(4 * (odds + UNSURE))
    points = max(-20, min(60, points))
    return (points, {"words": ", ".join(sent.learnt.words)}) if points else None
