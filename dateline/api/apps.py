from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "dateline.api"
    label = "api"

    def ready(self) -> None:
        from dateline.api import signals  # noqa: F401
        from dateline.api.actions.order_deliveries import order_for_change, order_for_publication
        from dateline.press.addresses import lists_addresses
        from dateline.stories.actions.publish import follows_publication
        from dateline.stories.changed import follows_change

        follows_publication(order_for_publication)
        follows_change(order_for_change)
        lists_addresses(lambda: ["/api/", "/api/v2/openapi.json"])
