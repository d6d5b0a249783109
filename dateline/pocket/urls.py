from django.urls import path

from dateline.pocket.edition import edition
from dateline.pocket.manifest import manifest
from dateline.pocket.pages import offline, saved
from dateline.pocket.service_worker import service_worker

urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("edition.json", edition, name="edition"),
    path("saved/", saved, name="saved"),
    path("offline/", offline, name="offline"),
]
