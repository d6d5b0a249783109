from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "dateline.site"
    label = "dateline_site"

    def ready(self) -> None:
        """The worker and the commands press pages, too, and load neither middleware nor addresses before."""
        from dateline.site.middleware import headers  # noqa: F401
        from dateline.site.views import errors  # noqa: F401
