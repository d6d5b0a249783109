"""Every address of the site. Rooms name their own; Wagtail answers for fronts, sections and standing pages."""

from django.urls import include, path, re_path
from wagtail.admin import urls as desk_urls
from wagtail.urls import serve_pattern

from dateline.accounts.views import Welcome
from dateline.media.views import desk_media_file
from dateline.publication.house_icons import house_icon_png
from dateline.publication.house_style import house_icon_file, house_style
from dateline.site.views.errors import not_found
from dateline.site.views.health import healthz, readyz
from dateline.site.views.pages import contact, page_of_the_tree
from dateline.stories.views.chosen_pages import chosen_pages

handler404 = "dateline.site.views.errors.not_found"
handler403 = "dateline.site.views.errors.refused"
handler500 = "dateline.site.views.errors.broken"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("house/<str:fingerprint>.css", house_style, name="house_style"),
    path("house/<str:fingerprint>.svg", house_icon_file, name="house_icon"),
    path("house/<str:fingerprint>/<str:icon>.png", house_icon_png, name="house_icon_png"),
    path("desk/welcome/<str:uidb64>/<str:token>/", Welcome.as_view(), name="welcome"),
    path("desk/media/<path:name>", desk_media_file, name="desk_media_file"),
    path("desk/choose-page/chosen-multiple/", chosen_pages),
    re_path(r"^desk/reports/page-types-usage/", not_found),
    path("desk/", include(desk_urls)),
    path("media/", include("dateline.media.urls")),
    path("", include("dateline.comments.urls")),
    path("contact/", contact, name="contact"),
    path("", include("dateline.search.urls")),
    path("", include("dateline.feeds.urls")),
    path("", include("dateline.pocket.urls")),
    path("", include("dateline.api.urls")),
    path("", include("dateline.archive.urls")),
    path("", include("dateline.stories.urls")),
    re_path(serve_pattern, page_of_the_tree, name="wagtail_serve"),
]
