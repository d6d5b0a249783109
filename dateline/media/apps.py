from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "dateline.media"
    label = "media"

    def ready(self) -> None:
        """Pillow is not needed before the house stands."""
        from dateline.media.avif import draw_quickly

        draw_quickly()
