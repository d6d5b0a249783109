from django.apps import AppConfig


class BylinesConfig(AppConfig):
    name = "dateline.bylines"
    label = "bylines"
