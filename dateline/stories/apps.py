from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "dateline.stories"
    label = "stories"

    def ready(self) -> None:
        from dateline.stories import parts, signals  # noqa: F401
        from dateline.stories.media_judges import register_judges

        register_judges()
