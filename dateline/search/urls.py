from django.urls import path

from dateline.search.views import opensearch, search

urlpatterns = [path("search/", search, name="search"), path("opensearch.xml", opensearch, name="opensearch")]
