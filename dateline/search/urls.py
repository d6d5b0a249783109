from django.urls import path

from dateline.search.views import search

urlpatterns = [path("search/", search, name="search")]
