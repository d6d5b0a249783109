from django.urls import path

from dateline.api.router import router
from dateline.api.views import about_the_api, openapi

urlpatterns = [
    path("api/", about_the_api, name="api_about"),
    path("api/v2/openapi.json", openapi, name="api_openapi"),
    path("api/v2/", router.urls),
]
