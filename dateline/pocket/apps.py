from django.apps import AppConfig

PRESSED = ("/manifest.webmanifest", "/service-worker.js", "/edition.json", "/saved/", "/offline/", "/for-you/")


class PocketConfig(AppConfig):
    name = "dateline.pocket"
    label = "pocket"

    def ready(self) -> None:
        from dateline.pocket import native_app, parts  # noqa: F401
        from dateline.press.addresses import lists_addresses

        lists_addresses(lambda: PRESSED)
