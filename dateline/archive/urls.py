from django.urls import path

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.archive.views.about_me import about_me, about_me_sent
from dateline.archive.views.events import events, events_of_month
from dateline.archive.views.ledger import ledger, ledger_month
from dateline.archive.views.quote import quote_page
from dateline.archive.views.subject import events_of_a_month, quotes_of_month, subject_page
from dateline.subjects.models import PLURALS

urlpatterns = [
    path("quotes/", ledger, name="quotes"),
    path("quotes/<key:quote_id>/", quote_page, name="quote"),
    path("quotes/<yyyy:year>/<mm:month>/", ledger_month, name="quotes_month"),
    path("quotes/<yyyy:year>/<mm:month>/page/<int:page>/", ledger_month, name="quotes_month_page"),
    path("events/", events, name="events"),
    path("events/<yyyy:year>/<mm:month>/", events_of_month, name="events_month"),
    path("events/<yyyy:year>/<mm:month>/page/<int:page>/", events_of_month, name="events_month_page"),
]

about_me_at = f"{PLURALS['person']}/<str:slug>/about-me/"
urlpatterns += [
    path(about_me_at, about_me, name="about_me"),
    path(f"{about_me_at}sent/", about_me_sent, name="about_me_sent"),
]

for kind, plural in PLURALS.items():
    at = f"{plural}/<str:slug>/"
    urlpatterns.append(path(at, subject_page, {"kind": kind}, name=kind))
    for what, view in (("quotes", quotes_of_month), ("events", events_of_a_month)):
        month = f"{at}{what}/<yyyy:year>/<mm:month>/"
        urlpatterns += [
            path(month, view, {"kind": kind}, name=f"{kind}_{what}"),
            path(f"{month}page/<int:page>/", view, {"kind": kind}, name=f"{kind}_{what}_page"),
        ]
