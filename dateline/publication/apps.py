from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "dateline.publication"
    label = "publication"

    def ready(self) -> None:
        from dateline.publication import parts  # noqa: F401
        from dateline.publication.pressing import tell_the_press

        tell_the_press()
