from django.urls import path

import dateline.pocket.converters  # noqa: F401 - topics as addresses write them
from dateline.pocket.edition import edition
from dateline.pocket.manifest import manifest
from dateline.pocket.native_app import android_links, apple_links
from dateline.pocket.news import news_of_topic
from dateline.pocket.pages import for_you, offline, saved
from dateline.pocket.service_worker import service_worker
from dateline.pocket.shared import shared
from dateline.pocket.wishes import wishes

urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("edition.json", edition, name="edition"),
    path("saved/", saved, name="saved"),
    path("offline/", offline, name="offline"),
    path("push/", wishes, name="push"),
    path("for-you/", for_you, name="for_you"),
    path("shared/", shared, name="shared"),
    path(".well-known/assetlinks.json", android_links, name="android_links"),
    path(".well-known/apple-app-site-association", apple_links, name="apple_links"),
    path("following/<topic:topic>.json", news_of_topic, name="news_of_topic"),
]
