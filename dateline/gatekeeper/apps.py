from django.apps import AppConfig


class GatekeeperConfig(AppConfig):
    name = "dateline.gatekeeper"
    label = "gatekeeper"
