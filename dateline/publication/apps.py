from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "dateline.publication"
    label = "publication"
