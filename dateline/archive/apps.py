from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "dateline.archive"
    label = "archive"

    def ready(self) -> None:
        from dateline.archive import parts  # noqa: F401
