"""Mails to who reported a reply: that the report came, and what was decided."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from dateline.comments.mail.writing import full_address, make_mail
from dateline.comments.models import Report

CAME, DONE = _("Your report has come"), _("What became of your report")


def report_mail(report: Report) -> EmailMultiAlternatives:
    """An acknowledgement with its number, or the outcome once there is one. The reply is not quoted."""
    told = {
        "report": report,
        "story": report.reply.story,
        "address": full_address(report.reply.story.address),
        "is_removed": report.outcome == Report.Outcome.REMOVED,
    }
    subject = DONE if report.outcome else CAME
    return make_mail("report", to=report.email, subject=subject, named=report_label(report), told=told)


def report_label(report: Report) -> str:
    return f"report {report.pk} {report.outcome or 'came'}"
