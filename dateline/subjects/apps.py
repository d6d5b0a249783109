from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "dateline.subjects"
    label = "subjects"
