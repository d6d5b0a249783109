from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "dateline.feeds"
    label = "feeds"

    def ready(self) -> None:
        from dateline.feeds import structured_data  # noqa: F401
