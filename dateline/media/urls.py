from django.urls import path

from dateline.media.views import media_file

urlpatterns = [path("<path:name>", media_file, name="media_file")]
