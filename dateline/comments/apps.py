from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "dateline.comments"
    label = "comments"

    def ready(self) -> None:
        from dateline.comments import parts  # noqa: F401
