from django.urls import path

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.stories.views.authors import author_list, author_month, author_page
from dateline.stories.views.corrections import corrections
from dateline.stories.views.latest import day_archive, latest
from dateline.stories.views.section import section_month
from dateline.stories.views.story import story_page

urlpatterns = [
    path("authors/", author_list, name="authors"),
    path("authors/<str:slug>/", author_page, name="author"),
    path("authors/<str:slug>/<yyyy:year>/<mm:month>/", author_month, name="author_month"),
    path("authors/<str:slug>/<yyyy:year>/<mm:month>/page/<int:page>/", author_month, name="author_month_page"),
    path("corrections/", corrections, name="corrections"),
    path("latest/", latest, name="latest"),
    path("archive/<yyyy:year>/<mm:month>/<mm:day>/", day_archive, name="day"),
    path("<str:section_slug>/<yyyy:year>/<mm:month>/", section_month, name="section_month"),
    path("<str:section_slug>/<yyyy:year>/<mm:month>/page/<int:page>/", section_month, name="section_month_page"),
    path("<str:section_slug>/<yyyy:year>/<mm:month>/<mm:day>/<str:slug>/", story_page, name="story"),
]
