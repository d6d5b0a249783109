"""Give a webhook a new secret. The old one goes on for a day, beside it."""

from dateline.api.models import OLD_SECRET_LASTS, Webhook
from dateline.api.webhooks.signing import new_secret
from dateline.lib import clock


def renew_secret(*, webhook: Webhook) -> str:
    """The new one."""
    webhook.old_secret, webhook.secret = webhook.secret, new_secret()
    webhook.old_secret_until = clock.now() + OLD_SECRET_LASTS
    webhook.save(update_fields=["secret", "old_secret", "old_secret_until"])
    return webhook.secret
