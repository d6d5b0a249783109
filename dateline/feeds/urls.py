from django.urls import path

import dateline.feeds.converters
import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.feeds.about_the_paper import humans, llms
from dateline.feeds.addresses import ENDINGS
from dateline.feeds.news_sitemap import news_sitemap
from dateline.feeds.ninjs_view import ENDING as NINJS
from dateline.feeds.ninjs_view import story_as_ninjs
from dateline.feeds.oembed import oembed
from dateline.feeds.robots import ads, robots
from dateline.feeds.share_view import share_picture_of
from dateline.feeds.sitemaps import sitemap_index, sitemap_of_month, sitemap_of_pages
from dateline.feeds.views import author_feed, house_feed, replies_feed, section_feed, subject_feed
from dateline.feeds.well_known import change_password, security
from dateline.subjects.models import PLURALS

urlpatterns = [
    path("house/share/<key:story_id>/<str:fingerprint>.png", share_picture_of, name="share_picture"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-pages.xml", sitemap_of_pages, name="sitemap_pages"),
    path("sitemap-pages-<key:part>.xml", sitemap_of_pages, name="sitemap_pages_part"),
    path("sitemap-<yyyy:year>-<mm:month>.xml", sitemap_of_month, name="sitemap_month"),
    path("sitemap-<yyyy:year>-<mm:month>-<key:part>.xml", sitemap_of_month, name="sitemap_month_part"),
    path("robots.txt", robots, name="robots"),
    path("ads.txt", ads, name="ads"),
    path("llms.txt", llms, name="llms"),
    path("humans.txt", humans, name="humans"),
    path(".well-known/security.txt", security, name="security"),
    path(".well-known/change-password", change_password, name="change_password"),
    path("oembed/", oembed, name="oembed"),
    path(
        f"<section:section_slug>/<yyyy:year>/<mm:month>/<mm:day>/<str:slug>/{NINJS}",
        story_as_ninjs,
        name="story_as_ninjs",
    ),
    path("news-sitemap.xml", news_sitemap, name="news_sitemap"),
]

for form, ending in ENDINGS.items():
    told = {"form": form}
    urlpatterns += [
        path(ending, house_feed, told, name=f"{form}_feed"),
        path(f"authors/<str:slug>/{ending}", author_feed, told, name=f"author_{form}_feed"),
        path(f"replies/<key:story_id>/{ending}", replies_feed, told, name=f"replies_{form}_feed"),
        path(f"<section:section_slug>/{ending}", section_feed, told, name=f"section_{form}_feed"),
    ]
    for kind, plural in PLURALS.items():
        at = f"{plural}/<str:slug>/{ending}"
        urlpatterns.append(path(at, subject_feed, told | {"kind": kind}, name=f"{kind}_{form}_feed"))
