from django.urls import path

import dateline.pocket.converters  # noqa: F401 - topics as addresses write them
from dateline.pocket.edition import edition
from dateline.pocket.manifest import manifest
from dateline.pocket.news import news_of_topic
from dateline.pocket.pages import for_you, offline, saved
from dateline.pocket.service_worker import service_worker
from dateline.pocket.wishes import wishes

urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("edition.json", edition, name="edition"),
    path("saved/", saved, name="saved"),
    path("offline/", offline, name="offline"),
    path("push/", wishes, name="push"),
    path("for-you/", for_you, name="for_you"),
    path("following/<topic:topic>.json", news_of_topic, name="news_of_topic"),
]
