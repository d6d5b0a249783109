from django.apps import AppConfig


class FrontsConfig(AppConfig):
    name = "dateline.fronts"
    label = "fronts"

    def ready(self) -> None:
        from dateline.fronts import parts  # noqa: F401
        from dateline.press.addresses import lists_addresses

        lists_addresses(lambda: ["/"], first=True)
