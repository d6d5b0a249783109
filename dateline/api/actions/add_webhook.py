"""Begin to tell an address."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from dateline.api.errors import TooManyWebhooks
from dateline.api.models import Webhook
from dateline.stories.models import Correction

MOST = 20
"""Each costs a row and a request for every publication."""


@transaction.atomic
def add_webhook(*, url: str, events: Sequence[str]) -> Webhook:
    """With a secret of its own. Raises TooManyWebhooks."""
    if Webhook.objects.count() >= MOST:
        raise TooManyWebhooks
    newest = Correction.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return Webhook.objects.create(url=url, events=list(events), corrections_then=newest)
