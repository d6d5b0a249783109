from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "dateline.feeds"
    label = "feeds"

    def ready(self) -> None:
        from dateline.feeds import structured_data  # noqa: F401
        from dateline.feeds.sitemaps import sitemap_addresses
        from dateline.press.addresses import lists_addresses

        lists_addresses(lambda: ["/feed/"], first=True)
        lists_addresses(sitemap_addresses)
