"""Mail to readers and moderators, sent by the worker. `tries` says how often the mail server was away before."""

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from dateline.comments.actions.invite_to_follow import invite_to_follow
from dateline.comments.actions.send_digests import send_digests
from dateline.comments.actions.tell_followers import tell_followers
from dateline.comments.mail.follows import link_mail
from dateline.comments.mail.outcomes import appeal_mail, may_be_told, outcome_mail, warning_mail
from dateline.comments.mail.reports import report_label, report_mail
from dateline.comments.mail.sending import ServerAway, send, send_once, try_later
from dateline.comments.mode import terms_of
from dateline.comments.models import Appeal, Follower, Note, Reply, Report
from dateline.lib import clock
from dateline.publication.queries import current_house
from dateline.stories.models import Story

SETTLES = timedelta(seconds=30)


@task()
def tell_outcome(reply_id: int, tries: int = 0) -> None:
    """Tell the writer of a reply whether it is in print: once for each outcome, whoever asks how often.

    Nothing of spam, and nothing when the story is no longer one readers know of.
    """
    reply = Reply.objects.filter(pk=reply_id).select_related("story", "story__section").first()
    if reply is None or reply.status not in Reply.DECIDED or reply.is_spam or not may_be_told(reply):
        return
    if not _is_first_to_tell(reply):
        return
    invited = invite_to_follow(story=reply.story, email=reply.email) if _may_follow(reply) else None
    try:
        send(outcome_mail(reply, invited))
    except ServerAway:
        with transaction.atomic():
            Reply.objects.filter(pk=reply.pk, told_as=reply.status).update(told_as=reply.told_as)
            try_later(tell_outcome, reply_id, tries)


def tell_soon(reply_id: int) -> None:
    """A moment later: what a moderator takes back at once is told to nobody."""
    later = tell_outcome.get_backend().supports_defer
    (tell_outcome.using(run_after=clock.now() + SETTLES) if later else tell_outcome).enqueue(reply_id)


@task()
def tell_warning(note_id: int, tries: int = 0) -> None:
    """Tell the writer of a reply what a moderator warns them of, once."""
    found = Note.objects.select_related("reply__story__section")
    note = found.filter(pk=note_id, is_warning=True).exclude(reply__email="").first()
    if note is not None and may_be_told(note.reply):
        send_once(f"warning {note.pk}", lambda: warning_mail(note), task=tell_warning, of=note_id, tries=tries)


@task()
def tell_appeal(appeal_id: int, tries: int = 0) -> None:
    """Tell who appealed in vain, once. Of an appeal that was upheld the outcome of the reply tells."""
    found = Appeal.objects.select_related("reply__story__section")
    appeal = found.filter(pk=appeal_id, is_upheld=False).exclude(decided_at=None).first()
    if appeal is not None and may_be_told(appeal.reply):
        send_once(f"appeal {appeal.pk}", lambda: appeal_mail(appeal), task=tell_appeal, of=appeal_id, tries=tries)


@task()
def tell_reporter(report_id: int, tries: int = 0) -> None:
    """Tell who reported a reply that the report came, or what was decided: once each."""
    found = Report.objects.select_related("reply__story__section")
    report = found.filter(pk=report_id).exclude(email="").first()
    if report is not None and Story.objects.public().filter(pk=report.reply.story_id).exists():
        send_once(report_label(report), lambda: report_mail(report), task=tell_reporter, of=report_id, tries=tries)


@task()
def mail_follow_link(follower_id: int, tries: int = 0) -> None:
    """Send who asked for mail the link to say so by."""
    follower = Follower.objects.filter(pk=follower_id).select_related("story__section").first()
    if follower is None or not Story.objects.public().filter(pk=follower.story_id).exists():
        return
    try:
        send(link_mail(follower))
    except ServerAway:
        try_later(mail_follow_link, follower_id, tries)


@task()
def mail_followers() -> None:
    """Send new replies to those who follow; what cannot be sent now is sent next time."""
    tell_followers()


@task()
def mail_digests() -> None:
    """Send moderators what waits; what cannot be sent now is sent next time."""
    send_digests()


def _may_follow(reply: Reply) -> bool:
    """Under a story that takes no replies there will be no answer."""
    return reply.is_approved and terms_of(reply.story, current_house()).are_open


def _is_first_to_tell(reply: Reply) -> bool:
    """Said before the mail leaves: one that is lost is better than one that comes twice."""
    untold = Reply.objects.filter(pk=reply.pk, status=reply.status).exclude(told_as=reply.status)
    return bool(untold.update(told_as=reply.status))
