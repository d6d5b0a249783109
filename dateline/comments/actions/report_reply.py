"""A reader reports a reply to the newsroom."""

from datetime import timedelta

from django.db import transaction

from dateline.comments.actions.hold_back_a_crowd import hold_back_a_crowd
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.doors import REPORT_DOOR
from dateline.comments.errors import NotVerified
from dateline.comments.models import LONGEST_REPORT, Decision, Reply, Report
from dateline.comments.tasks import tell_reporter
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.sender import email_hash
from dateline.gatekeeper.throttle import within_bounds

ADDRESS, HOUSE = "report, by address", "report, in all"
MOST_TO_ONE, DAY = 3, timedelta(days=1)
MOST_IN_ALL, HOUR = 100, timedelta(hours=1)


@transaction.atomic
def report_reply(
    *,
    reply: Reply,
    rule: str,
    words: str,
    sender: str,
    solution: Solution,
    name: str = "",
    email: str = "",
    asks_for_a_person: bool = False,
) -> Report:
    """Keep the report. A `sender` (a hash) has one for each reply: what the same one adds before it is decided on is
    added to it; after that it is another report, and whoever asks learns nothing of the one before.

    Kept without the email where too many mails would go to it.

    Raises NotVerified and CrowdAtTheDoor as `send_letter` does.
    """
    proof = spend(solution)
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    hold_back_a_crowd(door=REPORT_DOOR, proof=proof)
    if email and not _may_be_written_to(email):
        email = ""
    told = {"rule": rule, "words": words, "name": name, "email": email}
    report, is_new = Report.objects.select_for_update().get_or_create(reply=reply, sender_hash=sender, defaults=told)
    if is_new:
        write_decision(verb=Decision.Verb.REPORT, reply=reply, rule=rule)
        if email:
            tell_reporter.enqueue(report.pk)
        return report
    _add(report, rule=rule, words=words, name=name, email=email)
    return report


def _may_be_written_to(email: str) -> bool:
    """Anybody can type anybody's address: it gets three such mails a day, and all together some hundred an hour."""
    one = within_bounds(door=ADDRESS, key=email_hash(email), most=MOST_TO_ONE, window=DAY)
    return one and within_bounds(door=HOUSE, key=HOUSE, most=MOST_IN_ALL, window=HOUR)


def _add(report: Report, *, rule: str, words: str, name: str, email: str) -> None:
    """Newest words first, so that none of them falls off the end; the graver reason stays."""
    if words and words not in report.words:
        report.words = f"{words}\n\n{report.words}".strip()[:LONGEST_REPORT]
    report.rule = report.rule if report.rule == Reply.Rule.ILLEGAL else rule
    report.name, report.email = report.name or name, report.email or email
    report.save(update_fields=["words", "rule", "name", "email"])
