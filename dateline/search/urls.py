from django.urls import path

from dateline.search.quotes_view import quotes
from dateline.search.views import opensearch, search

urlpatterns = [
    path("search/", search, name="search"),
    path("search/quotes/", quotes, name="search_quotes"),
    path("opensearch.xml", opensearch, name="opensearch"),
]
