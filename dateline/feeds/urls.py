from django.urls import path

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.feeds.rss import latest_feed
from dateline.feeds.sitemaps import sitemap_index, sitemap_of_month, sitemap_of_pages

urlpatterns = [
    path("feed/", latest_feed, name="feed"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-pages.xml", sitemap_of_pages, name="sitemap_pages"),
    path("sitemap-<yyyy:year>-<mm:month>.xml", sitemap_of_month, name="sitemap_month"),
]
