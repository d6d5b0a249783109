"""What others look for under `/.well-known/`: where to report a hole, and where to change a password."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.feeds.addresses import whole
from dateline.feeds.robots import plain
from dateline.lib import clock
from dateline.press.keys import note_until
from dateline.press.rendering import pressed
from dateline.publication.queries import current_house, machine_rules

MONTHS_GOOD_FOR = 6
"""RFC 9116 wants less than a year."""


@pressed
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Pressed anew each month, so that it never expires. Http404 where the desk has named nobody."""
    contact = machine_rules().security_contact
    if not contact:
        raise Http404
    today = timezone.localtime(clock.now())
    note_until(_first_of_month(today, 1))
    expires = _first_of_month(today, MONTHS_GOOD_FOR)
    return plain(
        [
            f"Contact: {contact}",
            f"Expires: {expires.isoformat(timespec='seconds')}",
            f"Preferred-Languages: {current_house().language}",
            f"Canonical: {whole('/.well-known/security.txt')}",
        ]
    )


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """https://w3c.github.io/webappsec-change-password-url: the only passwords are those of the newsroom."""
    return HttpResponseRedirect(reverse("wagtailadmin_account"))


def _first_of_month(day: datetime, months_on: int) -> datetime:
    months = day.year * 12 + day.month - 1 + months_on
    return datetime(months // 12, months % 12 + 1, 1, tzinfo=day.tzinfo)
