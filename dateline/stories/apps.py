from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "dateline.stories"
    label = "stories"

    def ready(self) -> None:
        from dateline.lib.clusters import remember_children
        from dateline.stories import parts, signals  # noqa: F401
        from dateline.stories.media_judges import register_judges
        from dateline.stories.pressing import tell_the_press

        remember_children()
        register_judges()
        tell_the_press()
