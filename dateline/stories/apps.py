from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "dateline.stories"
    label = "stories"

    def ready(self) -> None:
        from dateline.stories import parts, signals  # noqa: F401
        from dateline.stories.media_judges import register_judges
        from dateline.stories.pressing import tell_the_press

        register_judges()
        tell_the_press()
