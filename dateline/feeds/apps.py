from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "dateline.feeds"
    label = "feeds"

    def ready(self) -> None:
        from dateline.feeds import heads, parts  # noqa: F401
        from dateline.feeds.about_the_paper import files_for_machines
        from dateline.feeds.actions.order_pings import order_pings
        from dateline.feeds.addresses import feed_addresses, further_addresses
        from dateline.feeds.share_picture import further_faces
        from dateline.feeds.sitemaps import sitemap_addresses
        from dateline.press.addresses import lists_addresses
        from dateline.press.changes import hears_of_changes
        from dateline.press.format import belongs_to_format

        belongs_to_format(lambda: repr([face.name for face in further_faces()]))
        hears_of_changes(order_pings)
        lists_addresses(feed_addresses, first=True)
        lists_addresses(sitemap_addresses)
        lists_addresses(files_for_machines)
        lists_addresses(further_addresses, last=True)
