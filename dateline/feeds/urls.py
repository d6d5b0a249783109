from django.contrib.sitemaps import views
from django.urls import path

from dateline.feeds.rss import LatestFeed
from dateline.feeds.sitemaps import SITEMAPS

urlpatterns = [
    path("feed/", LatestFeed(), name="feed"),
    path(
        "sitemap.xml",
        views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
]
