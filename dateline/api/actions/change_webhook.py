"""Tell another address, or of other things, or nobody for now."""

from collections.abc import Sequence

from dateline.api.models import Webhook


def change_webhook(*, webhook: Webhook, url: str, events: Sequence[str], is_on: bool) -> None:
    """What waits is sent when it is on again."""
    webhook.url, webhook.events, webhook.is_on = url, list(events), is_on
    webhook.off_because, webhook.rests_until = "", None
    webhook.save(update_fields=["url", "events", "is_on", "off_because", "rests_until"])
