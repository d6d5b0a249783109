from django.apps import AppConfig
from django.conf import settings


class OpsConfig(AppConfig):
    name = "dateline.ops"
    label = "ops"

    def ready(self) -> None:
        if settings.SENTRY_DSN:
            from dateline.ops.sentry import start_sentry

            start_sentry(settings.SENTRY_DSN)
