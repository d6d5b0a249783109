"""Draw the salt of the next days."""

import secrets
from datetime import timedelta

from django.db import transaction

from dateline.gatekeeper.models import Salt
from dateline.lib import clock


@transaction.atomic
def renew_salt(*, older_than: timedelta) -> Salt:
    """A new one, or the one that another process has drawn just now."""
    now = clock.now()
    newest = Salt.objects.filter(made_at__gt=now - older_than).order_by("-made_at", "-pk").first()
    return newest or Salt.objects.create(secret=secrets.token_hex(32), made_at=now)
