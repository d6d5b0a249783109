"""Background work of the house's own running."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django_tasks import task

from dateline.lib import clock
from dateline.ops.models import Mishap

QUIET_AFTER_MAIL = timedelta(minutes=10)


@task()
def mail_mishap(mishap_id: int) -> None:
    """Tell those who want to know, once in ten minutes for each kind of error."""
    mishap = Mishap.objects.filter(pk=mishap_id).first()
    if mishap is None or _told_lately(mishap):
        return
    send_mail(
        subject=_("Something broke at %(house)s: %(kind)s")
        % {"house": settings.WAGTAILADMIN_BASE_URL, "kind": mishap.kind},
        message=f"{mishap.request_id}  {mishap.happened_at:%Y-%m-%d %H:%M:%S} UTC\n"
        f"{mishap.method} {mishap.path}\n\n{mishap.trace}",
        from_email=settings.SERVER_EMAIL,
        recipient_list=[address for _name, address in settings.ADMINS if address],
    )


def _told_lately(mishap: Mishap) -> bool:
    since = mishap.happened_at - QUIET_AFTER_MAIL
    earlier = Mishap.objects.filter(kind=mishap.kind, happened_at__gt=since, happened_at__lt=mishap.happened_at)
    return earlier.exists() and clock.now() - mishap.happened_at < QUIET_AFTER_MAIL
