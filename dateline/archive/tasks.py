"""What the archive does in the background: reading, and mail about cases."""

import logging
import subprocess
import sys

from django.conf import settings
from django_tasks import task

from dateline.archive.actions.read_what_is_due import read_what_is_due
from dateline.archive.case_mail import case_mail
from dateline.archive.models import Case
from dateline.comments.mail.sending import send_once

log = logging.getLogger("dateline.worker")
LONGEST = 3600
"""Seconds a reading process may take; what is left is read by the next."""


@task()
def read_in_background() -> None:
    """Read what is due. A language model takes hundreds of megabytes: it is loaded by a process of its own, which ends
    when nothing is due any more."""
    if not settings.READER_MODEL:
        read_what_is_due()
        return
    command = [sys.executable, "-m", "dateline", "archive", "read"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, timeout=LONGEST, check=False)  # fmt: skip
    if done.returncode:
        log.warning("Stories could not be read: %s", done.stderr.strip()[-500:])


@task()
def tell_case(case_id: int, tries: int = 0) -> None:
    """Tell who wrote about their own page what was decided, once."""
    case = Case.objects.filter(pk=case_id).exclude(email="").exclude(outcome=Case.Outcome.OPEN).first()
    if case is not None:
        send_once(f"case {case.pk}", lambda: case_mail(case), task=tell_case, of=case_id, tries=tries)
