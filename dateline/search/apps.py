from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "dateline.search"
    label = "search"

    def ready(self) -> None:
        from dateline.search import signals  # noqa: F401
        from dateline.search.actions.order_indexing import order_indexing, order_indexing_of
        from dateline.stories.actions.publish import follows_publication
        from dateline.stories.changed import follows_change

        follows_publication(order_indexing_of)
        follows_change(order_indexing)
