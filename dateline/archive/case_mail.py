"""The mail that tells somebody what was decided about their page."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from dateline.archive.models import Case
from dateline.comments.mail.writing import make_mail

SUBJECT = _("What you wrote about your page")


def case_mail(case: Case) -> EmailMultiAlternatives:
    """What was decided, and why in the editor's words. What was written is not sent back: nobody has shown that the
    address is the writer's."""
    return make_mail(
        "case", to=case.email, subject=SUBJECT, named=f"case {case.pk}", told={"case": case}, folder="archive/mail"
    )
